import { add, addEach, refused, setAlarm, shrug, type TallyCommand } from '../conformance/tally.ts';

/** What may be told, and how many events it makes when it takes effect. The causation names the command. */
export const commands: readonly Readonly<{ command: TallyCommand; effects: number }>[] = [
  { command: add(1), effects: 1 },
  { command: addEach(1, 2, 3), effects: 3 },
  { command: addEach(4, 5), effects: 2 },
  { command: shrug, effects: 0 },
  { command: refused, effects: 0 },
  { command: setAlarm('2026-09-01T08:00:01.000Z'), effects: 1 },
  { command: add(10), effects: 1 },
  { command: add(100), effects: 1 },
];

export const causationOf = (nth: number): string => `c${nth}`;
