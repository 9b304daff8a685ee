import type { Codec } from '@handoff/codec';
import { recordNamed } from '@handoff/schemas';

type Record = Readonly<{ key: string; headers: Readonly<{ [name: string]: string }>; payload: Buffer }>;

/** Ids of events and streams, and the short references that are made of them. */
const random =
  /(?:[a-z]+-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<="reference":")[0-9A-Z]{3}-[0-9A-Z]{3,4}/g;

/** Ids are random: each stands as the how-manieth it is, so that two lives can be compared, also in a picture or a table. */
export const numberingIds = (): ((text: string) => string) => {
  const met = new Map<string, string>();
  const known = (text: string): string =>
    [...met].reduce((said, [id, name]) => said.replaceAll(id, name), text);
  return (text) =>
    known(
      text.replaceAll(random, (id) => {
        const name = met.get(id) ?? `id-${met.size + 1}`;
        met.set(id, name);
        return name;
      }),
    );
};

/**
 * All that a partner can observe on its topic: how many messages, in which order, when, how long each is, what each says.
 * Ids of events are random, so each stands as the how-manieth it is; what is sealed, as its length.
 */
export const whatIsSeen = async (codec: Codec, records: readonly Record[]): Promise<readonly string[]> => {
  const numbered = numberingIds();
  const seen: string[] = [];
  for (const { key, headers, payload } of records) {
    const { record, value } = await codec.decode(payload);
    const said = JSON.stringify(value, (name, part: unknown) =>
      name === 'sealed' && typeof part === 'string' ? `sealed, ${part.length} long` : part,
    );
    seen.push(
      numbered(
        `${key} ${JSON.stringify(headers)} ${payload.length} bytes ${recordNamed(record).short} ${said}`,
      ),
    );
  }
  return seen;
};
