import type { Events } from '@handoff/schemas';
import type { FakeIntake } from '../fake-intake.ts';
import { bayside, harbor, northShore, quincy } from './agencies.ts';
import { idsIn, type Stage } from './stage.ts';

type Verdicts = Parameters<FakeIntake['sealVerdicts']>[1];
type Intake = Partial<
  Pick<Events['IntakeSubmitted'], 'needs' | 'choices' | 'pathway' | 'language' | 'groupId'>
> & {
  number?: number;
  verdicts?: Verdicts;
  consents?: readonly string[];
};

/** Made-up people: they are taken in, screened, say yes and take it back. */
export const peopleIn = (stage: Stage) => {
  const { ids, intake, tell } = stage;
  const idsOf = idsIn(stage);

  const submitted = ({
    number = 1,
    needs,
    choices,
    pathway = 'english-to-work',
    language = 'es',
    groupId = null,
  }: Intake): Events['IntakeSubmitted'] => {
    const { intakeId, personId } = idsOf(number);
    const sealed = intake.sealVerdicts(`nobody-${number}`, {});
    return {
      intakeId,
      personId,
      referrer: harbor,
      jurisdiction: 'US-MA',
      language,
      interpreter: 'no',
      needs: needs ?? ['learn.esl', 'work.placement'],
      choices: choices ?? [
        { rank: 1, service: 'learn.esl', agency: bayside },
        { rank: 2, service: 'learn.esl', agency: quincy },
        { rank: 1, service: 'work.placement', agency: northShore },
      ],
      pathway,
      follows: null,
      groupId,
      consents: [],
      identity: sealed,
      contact: sealed,
      facts: sealed,
      receivedOn: '2026-01-05',
    };
  };

  const screened = ({ number = 1, verdicts }: Intake): Events['ScreeningCompleted'] => {
    const { intakeId, personId } = idsOf(number);
    return {
      screeningId: ids.derive('screening', intakeId),
      intakeId,
      personId,
      referrer: harbor,
      jurisdiction: 'US-MA',
      asOf: '2026-01-05',
      rulesVersion: 'us-ma-2026.1',
      factsFrom: 'event-0',
      factsSequence: 1,
      verdicts: intake.sealVerdicts(
        personId,
        verdicts ?? { aefla: 'eligible', ibest: 'eligible', wioa_adult: 'needs_more_information' },
      ),
      followsRules: null,
    };
  };

  const submit = (said: Intake = {}) => {
    const { number = 1, consents = ['exchange', bayside, quincy, northShore] } = said;
    const record = submitted(said);
    intake.grant(idsOf(number).personId, ...consents);
    return tell('IntakeSubmitted', record.intakeId, record);
  };
  const screen = (said: Intake = {}) => {
    const record = screened(said);
    return tell('ScreeningCompleted', record.screeningId, record);
  };
  const consentOf = (number: number) => {
    const { intakeId, personId } = idsOf(number);
    return { consentId: ids.derive('consent', personId), intakeId, personId };
  };

  return {
    submit,
    screen,
    takeIn: async (said: Intake = {}): Promise<void> => {
      await submit(said);
      await screen(said);
    },
    changesMind: async (recipient: string, number = 1, by: 'guardian' | null = null) => {
      const known = consentOf(number);
      intake.revoke(known.personId, recipient);
      const withdrawn = { ...known, recipient, purposes: null, by };
      return tell('ConsentWithdrawn', known.consentId, withdrawn);
    },
    consents: async (recipient: string, number = 1) => {
      const known = consentOf(number);
      intake.grant(known.personId, recipient);
      return tell('ConsentGranted', known.consentId, { ...known, terms: [] });
    },
    isErased: async (number = 1) => {
      const { intakeId, personId } = idsOf(number);
      intake.destroyKeys();
      return tell('ParticipantErased', intakeId, { intakeId, personId, keysGoneBy: '2026-02-09' });
    },
  };
};
