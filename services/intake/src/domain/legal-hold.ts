import { refuse } from '@handoff/decider';
import type { Intake, IntakeEvent } from './intake.ts';
import type { Asked, Said } from './messages.ts';

type Whom = { holdId: string; intakeId: string; personId: string; by: string };

export type HoldCommand =
  | Asked<'AskLegalHold', Whom & { matter: string }>
  | Asked<'ConfirmLegalHold', Omit<Whom, 'holdId'>>
  | Asked<'LiftLegalHold', Omit<Whom, 'holdId'>>;

export type HoldEvent =
  | Said<'LegalHoldAsked', Whom & { matter: string }>
  | Said<'LegalHoldConfirmed', Whom>
  | Said<'LegalHoldLifted', Whom>
  | Said<'ErasureWaits', Omit<Whom, 'by'>>;

/** Counsel's word that nothing may be destroyed. It takes two people; until then it holds nothing. */
export type LegalHold = Readonly<{
  holdId: string;
  matter: string;
  askedBy: string;
  stage: 'asked' | 'in-force';
  confirmedBy?: string;
  /** The person asked to be erased meanwhile. */
  erasureWaits?: true;
}>;

type Erasure = (personId: string, intakeId: string, at: string) => IntakeEvent;

export const holdCommand = (command: HoldCommand, intake: Intake, erasure: Erasure): IntakeEvent[] => {
  if (intake.stage !== 'submitted' || intake.personId !== command.data.personId) return refuseNobody();
  const { hold } = intake;
  switch (command.type) {
    case 'AskLegalHold':
      return ask(command.data, hold);
    case 'ConfirmLegalHold':
      return confirm(command.data, hold);
    case 'LiftLegalHold': {
      if (hold === undefined) return refuseNoHold();
      const { personId, intakeId, by } = command.data;
      const lifted = { holdId: hold.holdId, personId, intakeId, by };
      const waited = hold.erasureWaits ? [erasure(personId, intakeId, command.at)] : [];
      return [{ type: 'LegalHoldLifted', data: lifted }, ...waited];
    }
  }
};

const ask = (
  data: Extract<HoldCommand, { type: 'AskLegalHold' }>['data'],
  hold: LegalHold | undefined,
): IntakeEvent[] => {
  checkName(data.by, 'by');
  checkName(data.matter, 'matter');
  if (hold === undefined) return [{ type: 'LegalHoldAsked', data }];
  if (hold.matter === data.matter && hold.askedBy === data.by) return [];
  return refuse('legal-hold-stands', {
    place: 'matter',
    reason: `Another legal hold stands already: ${hold.matter}.`,
    mend: 'Lift that one first; or leave it, where it covers this matter too.',
  });
};

const confirm = (
  { personId, intakeId, by }: Omit<Whom, 'holdId'>,
  hold: LegalHold | undefined,
): IntakeEvent[] => {
  checkName(by, 'by');
  if (hold === undefined) return refuseNoHold();
  if (hold.stage === 'in-force') return [];
  if (hold.askedBy === by) {
    return refuse('two-persons-needed', {
      place: 'by',
      reason: 'Whoever asked for a legal hold does not confirm it.',
      mend: 'Have another person look at the matter and confirm.',
    });
  }
  return [{ type: 'LegalHoldConfirmed', data: { holdId: hold.holdId, personId, intakeId, by } }];
};

/** Everything ends at once but the keys themselves. Asked again, it waits already. */
export const endConsentButKeep = (
  { holdId, erasureWaits }: LegalHold,
  { personId, intakeId }: Readonly<{ personId: string; intakeId: string }>,
): IntakeEvent[] => (erasureWaits ? [] : [{ type: 'ErasureWaits', data: { holdId, personId, intakeId } }]);

export const onHold = (intake: Intake, event: HoldEvent): Intake => {
  if (intake.stage !== 'submitted') return intake;
  const { hold, ...before } = intake;
  switch (event.type) {
    case 'LegalHoldAsked': {
      const { holdId, matter, by } = event.data;
      return { ...before, hold: { holdId, matter, askedBy: by, stage: 'asked' } };
    }
    case 'LegalHoldConfirmed':
      return hold ? { ...before, hold: { ...hold, stage: 'in-force', confirmedBy: event.data.by } } : intake;
    case 'LegalHoldLifted':
      return before;
    case 'ErasureWaits':
      return hold ? { ...before, hold: { ...hold, erasureWaits: true } } : intake;
  }
};

const named = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

// A name or number, never a sentence: what a matter is about has no place here.
const checkName = (text: string, place: string): void => {
  if (named.test(text) && text.length <= 60) return;
  refuse('name-malformed', {
    place,
    reason: 'Not a name or number: lower-case letters, digits, dots and hyphens, at most 60.',
    mend: 'Write a person as `j.doe`, a matter by its number, e.g. `matter-2026-014`.',
  });
};

const refuseNobody = (): never =>
  refuse('intake-unknown', {
    reason: 'There is no such intake, or the person was erased.',
    mend: 'Check the id of the intake. What was erased cannot be held.',
  });

const refuseNoHold = (): never =>
  refuse('no-legal-hold', {
    reason: 'No legal hold was asked for here.',
    mend: 'Ask for one first: `handoff hold ask`.',
  });
