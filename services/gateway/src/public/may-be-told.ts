import type { Gateway } from '../gateway.ts';
import { askConsent } from '../intake/ask-consent.ts';
import type { OpenView } from '../register/views.ts';

/** Asked side by side, a few at a time: intake has others to answer. */
const atOnce = 16;

/**
 * Which views a partner may be told of once more. What becomes of somebody is told to whoever referred them under consent
 * that they may hear it, and a page that is read is told again: it is asked at each reading.
 */
export const mayBeTold = async (
  gateway: Pick<Gateway, 'call'>,
  partner: string,
  views: readonly OpenView[],
): Promise<(view: OpenView) => boolean> => {
  const people = [...new Set(views.filter(needsConsent).flatMap(({ about }) => about.personId ?? []))];
  const allowed = new Set<string>();
  for (let first = 0; first < people.length; first += atOnce)
    await Promise.all(
      people.slice(first, first + atOnce).map(async (personId) => {
        const asked = { personId, recipient: partner, purpose: 'progress' };
        if ((await askConsent(gateway, asked)).allowed) allowed.add(personId);
      }),
    );
  return (view) => !needsConsent(view) || allowed.has(view.about.personId ?? '');
};

const needsConsent = ({ about: { role = 'referrer' } }: OpenView): boolean => role === 'referrer';
