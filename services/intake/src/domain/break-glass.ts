import { type Decider, refuse } from '@handoff/decider';
import type { Asked, Said } from './messages.ts';

/** Of whom the operator looks at name and contacts, and the agency that took the person in: it is told. */
type Whom = { glassId: string; intakeId: string; personId: string; agency: string };
type Request = Whom & { by: string; reason: string; minutes: number };

export type GlassCommand =
  | Asked<'AskBreakGlass', Request>
  | Asked<'OpenBreakGlass', { by: string }>
  | Asked<'LookThroughGlass', { by: string }>
  /** `by` null: its time is over. */
  | Asked<'EndBreakGlass', { by: string | null }>;

export type GlassEvent =
  | Said<'BreakGlassAsked', Request & { lapses: string }>
  | Said<'BreakGlassOpened', Whom & { by: string; reason: string; until: string }>
  | Said<'BreakGlassLooked', Whom & { by: string; reason: string }>
  | Said<'BreakGlassEnded', Whom & { by: string | null; opened: boolean }>;

/** One emergency, one person, two people of the operator, and a time after which nothing opens any more. */
export type Glass =
  | Readonly<{ stage: 'none' }>
  | Readonly<Request & { stage: 'asked'; lapses: string }>
  | Readonly<Request & { stage: 'open'; confirmedBy: string; until: string; looks: number }>
  | Readonly<Request & { stage: 'ended' }>;

/** Nobody waits longer for a second person in an emergency. */
const confirmWithinMs = 60 * 60_000;
export const mostMinutes = 60;
const mostLooks = 5;

const decide = (command: GlassCommand, glass: Glass): GlassEvent[] => {
  switch (command.type) {
    case 'AskBreakGlass':
      return ask(command, glass);
    case 'OpenBreakGlass':
      return open(command, glass);
    case 'LookThroughGlass':
      return look(command, glass);
    case 'EndBreakGlass':
      return end(command.data.by, glass);
  }
};

const ask = ({ at, data }: Extract<GlassCommand, { type: 'AskBreakGlass' }>, glass: Glass): GlassEvent[] => {
  if (glass.stage !== 'none') return [];
  if (!Number.isInteger(data.minutes) || data.minutes < 1 || data.minutes > mostMinutes)
    return refuseMinutes();
  return [{ type: 'BreakGlassAsked', data: { ...data, lapses: later(at, confirmWithinMs) } }];
};

const open = (
  { at, data: { by } }: Extract<GlassCommand, { type: 'OpenBreakGlass' }>,
  glass: Glass,
): GlassEvent[] => {
  if (glass.stage === 'open' && glass.confirmedBy === by) return [];
  if (glass.stage !== 'asked' || glass.lapses <= at) return refuseOver();
  if (glass.by === by) return refuseAlone();
  const { reason, minutes } = glass;
  return [
    { type: 'BreakGlassOpened', data: { ...whom(glass), by, reason, until: later(at, minutes * 60_000) } },
  ];
};

/** The clock may ring late; the time that was said counts. */
const look = (
  { at, data: { by } }: Extract<GlassCommand, { type: 'LookThroughGlass' }>,
  glass: Glass,
): GlassEvent[] => {
  if (glass.stage !== 'open' || glass.until <= at) return refuseOver();
  if (by !== glass.by && by !== glass.confirmedBy) return refuseThird();
  if (glass.looks >= mostLooks) return refuseMore();
  return [{ type: 'BreakGlassLooked', data: { ...whom(glass), by, reason: glass.reason } }];
};

const end = (by: string | null, glass: Glass): GlassEvent[] => {
  if (glass.stage === 'none') return refuseOver();
  if (glass.stage === 'ended') return [];
  return [{ type: 'BreakGlassEnded', data: { ...whom(glass), by, opened: glass.stage === 'open' } }];
};

const whom = ({ glassId, intakeId, personId, agency }: Whom): Whom => ({
  glassId,
  intakeId,
  personId,
  agency,
});

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

const evolve = (glass: Glass, event: GlassEvent): Glass => {
  if (event.type === 'BreakGlassAsked') return { stage: 'asked', ...event.data };
  if (glass.stage === 'none') return glass;
  const { glassId, intakeId, personId, agency, by, reason, minutes } = glass;
  const request = { glassId, intakeId, personId, agency, by, reason, minutes };
  switch (event.type) {
    case 'BreakGlassOpened': {
      const { by: confirmedBy, until } = event.data;
      return { ...request, stage: 'open', confirmedBy, until, looks: 0 };
    }
    case 'BreakGlassLooked':
      return glass.stage === 'open' ? { ...glass, looks: glass.looks + 1 } : glass;
    case 'BreakGlassEnded':
      return { ...request, stage: 'ended' };
  }
};

/** It ends by itself, confirmed or not. */
export const dueAt = (glass: Glass): string | undefined =>
  glass.stage === 'asked' ? glass.lapses : glass.stage === 'open' ? glass.until : undefined;

export const onDue = () => ({ type: 'EndBreakGlass', data: { by: null } }) as const;

export const breakGlass: Decider<GlassCommand, Glass, GlassEvent> = {
  initial: { stage: 'none' },
  decide,
  evolve,
};

const refuseMinutes = (): never =>
  refuse('too-long', {
    place: 'minutes',
    reason: `A look lasts whole minutes, one to ${mostMinutes}.`,
    mend: 'Ask for as long as a call takes; ask again if it was not enough.',
  });

const refuseAlone = (): never =>
  refuse('two-persons-needed', {
    place: 'by',
    reason: 'Whoever asked does not confirm it.',
    mend: 'Have another officer look at the reason and confirm.',
  });

const refuseThird = (): never =>
  refuse('not-one-of-two', {
    place: 'by',
    reason: 'Only the two who asked and confirmed may look.',
    mend: 'Ask for one of your own.',
  });

const refuseMore = (): never =>
  refuse('looked-enough', {
    reason: `It was looked at ${mostLooks} times.`,
    mend: 'Ask anew, and say why again.',
  });

const refuseOver = (): never =>
  refuse('break-glass-over', {
    place: 'id',
    reason: 'There is no such emergency, or it was not confirmed in time, or its time is over.',
    mend: 'Ask anew.',
  });
