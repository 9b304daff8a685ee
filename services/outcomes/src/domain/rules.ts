import { refuse } from '@handoff/decider';
import type { IsCode, ParticipationCommand, Whose } from './facts.ts';
import { dateOf, isDate } from './messages.ts';
import type { Kept, Participation } from './participation-state.ts';

/** A fact of another referral, person or provider has a participation of its own. */
export const checkWhose = (data: Whose, participation: Participation): void => {
  if (participation.stage === 'none') return;
  if (data.provider !== participation.whose.provider) {
    refuse('provider-changed', {
      place: 'provider',
      reason: 'Another provider reported under this referral before: one participation has one provider.',
      mend: 'Report under the referral that this provider received.',
    });
  }
  const { participationId, referralId, journeyId, personId } = participation.whose;
  const others = Object.entries({ participationId, referralId, journeyId, personId });
  const place = others.find(([field, value]) => data[field as keyof Whose] !== value)?.[0];
  if (place === undefined) return;
  refuse('not-this-participation', {
    place,
    reason: 'The fact belongs to another participation.',
    mend: 'Send it to the participation of its own referral.',
  });
};

/** Nothing comes of a mistake; what was reported under it may still be taken back (docs/decisions/0026). */
export const checkReferral = (command: ParticipationCommand): void => {
  if (command.type === 'CorrectFact' || command.type === 'WithdrawFact' || command.struck !== true) return;
  refuse('referral-entered-in-error', {
    place: 'referral',
    reason: 'This referral was entered in error: nothing can come of it.',
    mend: 'Report the fact under the referral that holds; with amends take back what you reported here.',
  });
};

export const checkDate = (date: string, place: string, at: string): void => {
  if (!isDate(date)) {
    refuse('date-malformed', { place, reason: 'Not a date.', mend: 'Write it as YYYY-MM-DD.' });
  }
  if (date <= dateOf(at)) return;
  refuse('date-in-the-future', {
    place,
    reason: 'The day has not come yet: what is planned is not a fact.',
    mend: 'Report it when it has happened.',
  });
};

export const checkCode = (isCode: IsCode, list: string, code: string | null, place: string): void => {
  if (code === null || isCode(list, code)) return;
  refuse('code-unknown', {
    place,
    reason: `Not a code of the list "${list}".`,
    mend: `Use a code of the list "${list}" in schemas/code-lists.yaml.`,
  });
};

/** What was told, without what the stream knows beside it. */
export const bare = <Fact>(
  kept: Kept<Fact> | null | undefined,
): Omit<Kept<Fact>, 'fact' | 'attested'> | undefined => {
  if (kept === null || kept === undefined) return undefined;
  const { fact: _fact, attested: _attested, ...told } = kept;
  return told;
};

/**
 * True when exactly this was told before: a repeat says nothing new. The same fact told differently is refused: a
 * figure that was reported once changes by a correction that names it, never silently.
 */
export const isRepeat = <Fact extends object>(said: Fact, recorded: Fact | null | undefined): boolean => {
  if (recorded === null || recorded === undefined) return false;
  const fields = Object.keys(recorded) as (keyof Fact & string)[];
  const place = fields.find((field) => recorded[field] !== said[field]);
  if (place === undefined) return true;
  return refuse('contradicts-recorded-fact', {
    place,
    reason: 'The same fact was recorded before with another value.',
    mend: 'If the earlier report was wrong, send it again with amends: correct; if this is another fact, give its own date.',
  });
};
