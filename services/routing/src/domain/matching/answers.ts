import type { Answer } from './supply.ts';

/** What became of one offer to an agency. */
export type Asked = Readonly<{
  referralId: string;
  offeredAt: string;
  hours: number | null;
  ranOut: boolean;
  /** For how long the agency was paused since; `until`: when it went on last. */
  stood?: Readonly<{ minutes: number; until: string }>;
}>;

/** What an agency was asked lately, oldest first: enough to say how it answers, however much it is ever asked. */
export type AnswerBook = readonly Asked[];

export type Said = Readonly<{ referralId: string; at: string }> &
  (
    | Readonly<{ what: 'offered' | 'a-word' | 'ran-out' }>
    /** The agency goes on after a pause. */
    | Readonly<{ what: 'stood-still'; minutes: number }>
  );

/** More than are counted: some of the latest may still be out. */
const remembered = 60;
const counted = 20;

/** The first offer counts, and the first word to it. What is read twice changes nothing. */
export const noted = (book: AnswerBook, said: Said): AnswerBook => {
  const { what, referralId, at } = said;
  if (what !== 'offered')
    return book.map((one) => (one.referralId === referralId && isOut(one) ? after(one, said) : one));
  if (book.some((one) => one.referralId === referralId)) return book;
  return [...book, { referralId, offeredAt: at, hours: null, ranOut: false }]
    .toSorted((one, other) => one.offeredAt.localeCompare(other.offeredAt))
    .slice(-remembered);
};

const after = (asked: Asked, said: Said): Asked => {
  switch (said.what) {
    case 'offered':
      return asked;
    case 'ran-out':
      return { ...asked, ranOut: true };
    case 'a-word':
      return { ...asked, hours: hoursUntil(asked, said.at) };
    case 'stood-still':
      return stoodStill(asked, said);
  }
};

/** Nobody answers while they are paused: that time isn't theirs. */
const hoursUntil = ({ offeredAt, stood }: Asked, at: string): number => {
  const hours = (Date.parse(at) - Date.parse(offeredAt)) / 3_600_000;
  return Math.max(0, hours - (stood?.minutes ?? 0) / 60);
};

const stoodStill = (asked: Asked, { at, minutes }: Extract<Said, { what: 'stood-still' }>): Asked => {
  const { stood } = asked;
  if (stood !== undefined && stood.until >= at) return asked;
  return { ...asked, stood: { minutes: (stood?.minutes ?? 0) + minutes, until: at } };
};

const isOut = ({ hours, ranOut }: Asked): boolean => hours === null && !ranOut;

/** An offer that is still out says nothing yet. */
export const answersIn = (book: AnswerBook): readonly Answer[] =>
  book
    .filter((asked) => !isOut(asked))
    .slice(-counted)
    .map(({ offeredAt, hours, ranOut }) => ({ offeredAt, hours, ranOut }));
