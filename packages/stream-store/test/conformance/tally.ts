import { refuse } from '@handoff/decider';
import type { StreamType } from '../../src/index.ts';

/** A stream with nothing to it but what the suite needs: it counts, refuses, shrugs, and has an alarm clock. */
export type TallyCommand =
  | { type: 'Add'; data: { by: number; note?: unknown } }
  | { type: 'AddEach'; data: { each: readonly number[] } }
  | { type: 'Shrug'; data: object }
  | { type: 'Refuse'; data: object }
  | { type: 'SetAlarm'; data: { at: string } }
  | { type: 'RingAlarm'; data: object };

export type TallyEvent =
  | { type: 'Added'; data: { by: number; note?: unknown } }
  | { type: 'AlarmSet'; data: { at: string } }
  | { type: 'AlarmRang'; data: { at: string } };

export type Tally = { total: number; alarm: string | null; rang: readonly string[] };

const decide = (command: TallyCommand & { at: string }, tally: Tally): TallyEvent[] => {
  switch (command.type) {
    case 'Add':
      return [{ type: 'Added', data: command.data }];
    case 'AddEach':
      return command.data.each.map((by) => ({ type: 'Added', data: { by } }));
    case 'Shrug':
      return [];
    case 'Refuse':
      return refuse('not-today', {
        reason: 'It was asked to refuse.',
        mend: 'Ask for something else.',
        place: 'type',
      });
    case 'SetAlarm':
      return [{ type: 'AlarmSet', data: command.data }];
    case 'RingAlarm':
      // As real deciders do: a clock that rings early changes nothing.
      return tally.alarm && tally.alarm <= command.at
        ? [{ type: 'AlarmRang', data: { at: command.at } }]
        : [];
  }
};

const evolve = (tally: Tally, event: TallyEvent): Tally => {
  switch (event.type) {
    case 'Added':
      return { ...tally, total: tally.total + event.data.by };
    case 'AlarmSet':
      return { ...tally, alarm: event.data.at };
    case 'AlarmRang':
      return { ...tally, alarm: null, rang: [...tally.rang, event.data.at] };
  }
};

export const tally: StreamType<TallyCommand, Tally, TallyEvent> = {
  name: 'tally',
  decider: { initial: { total: 0, alarm: null, rang: [] }, decide, evolve },
  fold: 1,
  dueAt: ({ alarm }) => alarm ?? undefined,
  onDue: () => ({ type: 'RingAlarm', data: {} }),
};

export const add = (by: number): TallyCommand => ({ type: 'Add', data: { by } });
export const addEach = (...each: number[]): TallyCommand => ({ type: 'AddEach', data: { each } });
export const shrug: TallyCommand = { type: 'Shrug', data: {} };
export const refused: TallyCommand = { type: 'Refuse', data: {} };
export const setAlarm = (at: string): TallyCommand => ({ type: 'SetAlarm', data: { at } });
