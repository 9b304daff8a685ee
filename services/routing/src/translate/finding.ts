/**
 * What a translation or an import has to say about its input, in the four words of every refusal. `not-carried`: the
 * other side has no place for it. `flagged`: carried, and somebody should look. `refused`: this piece stays behind.
 */
export type Finding = Readonly<{
  kind: 'not-carried' | 'flagged' | 'refused';
  code: string;
  place: string;
  reason: string;
  mend: string;
}>;

type Said = Pick<Finding, 'reason' | 'mend'>;

export const refused = (code: string, place: string, said: Said): Finding => ({
  kind: 'refused',
  code,
  place,
  ...said,
});

export const flagged = (code: string, place: string, said: Said): Finding => ({
  kind: 'flagged',
  code,
  place,
  ...said,
});

export const notCarried = (code: string, place: string, said: Said): Finding => ({
  kind: 'not-carried',
  code,
  place,
  ...said,
});

export const isRefused = ({ kind }: Finding): boolean => kind === 'refused';
