/** One thing that a system may do wrong; each is what one check looks for. */
export type Defect =
  | 'none'
  /** None either: an agency of the sample network. */
  | 'sample'
  | 'absent'
  | 'silent'
  | 'wrong-words'
  | 'other-repeat'
  | 'acts-twice'
  | 'never-reports'
  | 'no-number'
  | 'loses-its-place'
  | 'strict'
  | 'impatient'
  | 'hurried'
  | 'early-contact'
  | 'trusts-anyone'
  | 'takes-old'
  | 'refuses-unknown';

export type Notice = Readonly<{ referral: string; role?: string; status: string }>;
export type Word = Readonly<{ to: 'responses' | 'facts'; body: Readonly<Record<string, unknown>> }>;

const today = (): string => new Date().toISOString().slice(0, 10);

/** What a small and honest agency says next: it accepts, serves, and says so; unless it has the defect. */
export const wordsOn = ({ referral, status }: Notice, defect: Defect): readonly Word[] => {
  if (defect === 'silent') return [];
  if (status === 'offered') return acceptance(referral, defect);
  if (status !== 'accepted' || defect === 'never-reports') return [];
  return [
    { to: 'facts', body: { kind: 'service', on: today(), service: 'food' } },
    { to: 'responses', body: { status: 'completed', result: 'served' } },
  ];
};

const acceptance = (referral: string, defect: Defect): readonly Word[] => {
  const localRef = defect === 'no-number' ? null : `own-${referral.slice(-12)}`;
  const accepted: Word = { to: 'responses', body: { status: 'accepted', localRef } };
  const nonsense: Word = { to: 'responses', body: { status: 'declined', reason: 'we-say-so' } };
  return defect === 'wrong-words' ? [nonsense, accepted] : [accepted];
};
