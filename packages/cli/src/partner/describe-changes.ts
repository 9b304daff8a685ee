import type { Registration } from './connect-partner.ts';

type Changes = Pick<Registration, 'changes'>;

/** Place by place, and what can't be undone by changing it back. */
export const describeChanges = ({ changes }: Changes): readonly string[] =>
  changes.flatMap((change) => {
    const { place, from, to } = change;
    const line = `  ${place}: ${JSON.stringify(from ?? null)} → ${JSON.stringify(to ?? null)}`;
    return keepsOut(change) ? [line, ...keptOut] : [line];
  });

const keepsOut = ({ place, from, to }: Changes['changes'][number]): boolean =>
  place === 'noMatch' && from === false && to === true;

const keptOut = [
  '    MIND: everybody whom it took in, or who named it in a consent, leaves every fund’s index at once, and who are one count',
  '    as two. Taken back, it brings nobody in again before they consent anew: see docs/privacy/same-person.md.',
];
