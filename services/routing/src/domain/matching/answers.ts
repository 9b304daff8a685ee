import type { Answer } from './supply.ts';

/** What became of one offer to an agency. */
export type Asked = Readonly<{
  referralId: string;
  offeredAt: string;
  hours: number | null;
  ranOut: boolean;
}>;

/** What an agency was asked lately, oldest first: enough to say how it answers, however much it is ever asked. */
export type AnswerBook = readonly Asked[];

export type Said = Readonly<{ what: 'offered' | 'a-word' | 'ran-out'; referralId: string; at: string }>;

/** More than are counted: some of the latest may still be out. */
const remembered = 60;
const counted = 20;

/** The first offer counts, and the first word to it. What is read twice changes nothing. */
export const noted = (book: AnswerBook, { what, referralId, at }: Said): AnswerBook => {
  if (what !== 'offered')
    return book.map((one) => (one.referralId === referralId ? answered(one, what, at) : one));
  if (book.some((one) => one.referralId === referralId)) return book;
  return [...book, { referralId, offeredAt: at, hours: null, ranOut: false }]
    .toSorted((one, other) => one.offeredAt.localeCompare(other.offeredAt))
    .slice(-remembered);
};

const answered = (asked: Asked, what: 'a-word' | 'ran-out', at: string): Asked => {
  if (!isOut(asked)) return asked;
  const hours = (Date.parse(at) - Date.parse(asked.offeredAt)) / 3_600_000;
  return what === 'ran-out' ? { ...asked, ranOut: true } : { ...asked, hours };
};

const isOut = ({ hours, ranOut }: Asked): boolean => hours === null && !ranOut;

/** An offer that is still out says nothing yet. */
export const answersIn = (book: AnswerBook): readonly Answer[] =>
  book
    .filter((asked) => !isOut(asked))
    .slice(-counted)
    .map(({ offeredAt, hours, ranOut }) => ({ offeredAt, hours, ranOut }));
