import { join } from 'node:path';
import { openDesk } from '../disk/desk.ts';
import { today } from '../today.ts';
import { type AgencyHabits, habitFor } from './habit.ts';
import { type Move, movesOn, type Notice } from './moves.ts';

/** What an agency said so far, by `<referral>-<name>`. */
type Said = Readonly<{ has: (id: string) => boolean; ids: () => readonly string[] }>;

type Options = Readonly<{ slug: string; state: string; habits: AgencyHabits; said: Said }>;

/** An agency at work, whichever way it is connected: what it does about each thing it hears. */
export type Office = Readonly<{ movesOn: (notice: Notice) => readonly Move[] }>;

export const openOffice = ({ slug, state, habits, said }: Options): Office => {
  const desk = openDesk(join(state, 'desk.jsonl'));
  const isFull = (): boolean =>
    habits.fullAfter !== null && said.ids().filter(isAcceptance).length >= habits.fullAfter;
  return {
    movesOn: (notice) => {
      const { number, ofService } = desk.arrivalOf(notice.referral, notice.service);
      return movesOn(notice, {
        habit: habitFor(habits, notice.service, ofService),
        today: today(),
        localRef: `${initialsOf(slug)}-${String(number).padStart(4, '0')}`,
        wasInLine: said.has(`${notice.referral}-waitlisted`),
        full: isFull(),
      });
    },
  };
};

const isAcceptance = (id: string): boolean => /-accepted(-from-line)?$/.test(id);

/** `bayside-community-college` numbers its cases BCC-0001, BCC-0002, … */
const initialsOf = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
