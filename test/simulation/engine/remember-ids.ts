import type { Ids } from '@handoff/host';

const most = 50_000;

/** The same people walk through every history, so the same ids are derived in each: an HMAC once is enough. */
export const rememberIds = ({ derive, fresh }: Ids): Ids => {
  const known = new Map<string, string>();
  return {
    fresh,
    derive: (type, causation) => {
      const asked = `${type}|${causation}`;
      const id = known.get(asked) ?? derive(type, causation);
      if (known.size >= most) known.clear();
      known.set(asked, id);
      return id;
    },
  };
};
