import type { Context, EventMeta, ServiceDefinition } from '@handoff/host';
import type { Catalogue } from './domain/facts/facts.ts';
import type { CompiledBook } from './domain/law/rulebook.ts';
import { showPrograms, showQuestions } from './http/programs.ts';
import { screenWhatIf } from './http/screen.ts';
import { judgeFacts } from './judge-facts.ts';
import { onJourney } from './kafka/on-journey.ts';
import { onRulesPublished } from './kafka/on-rules-published.ts';
import type { OpenJourneys } from './rescreening/open-journeys.ts';
import { onConsentGranted } from './kafka/on-consent-granted.ts';
import { onConsentWithdrawn } from './kafka/on-consent-withdrawn.ts';
import { onIntakeAmended } from './kafka/on-intake-amended.ts';
import { onIntakeSubmitted } from './kafka/on-intake-submitted.ts';
import { screenIntake } from './screen-intake.ts';
import { rulesStream, screeningStream } from './streams.ts';
import type { SealedIntakes } from './intakes/sealed-intakes.ts';

type Adapters = Readonly<{
  book: CompiledBook;
  stored: Catalogue;
  intakes: (context: Context) => SealedIntakes;
  journeys: (context: Context) => OpenJourneys;
  count: (context: Context) => Promise<number>;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({
  book,
  stored,
  intakes,
  journeys,
  count,
  prepare = async () => {},
}: Adapters): ServiceDefinition => {
  const judge = judgeFacts(book, stored);

  /** Keep what the event says, then screen if that was the half that was missing. */
  const thenScreen =
    <Record extends { intakeId: string }>(
      keep: (intakes: SealedIntakes, record: Record, meta: EventMeta) => Promise<void>,
    ) =>
    async (record: Record, meta: EventMeta, context: Context) => {
      const known = intakes(context);
      await keep(known, record, meta);
      const parts = { intakes: known, judge, rulesVersion: book.version };
      return screenIntake(parts, record.intakeId, context, meta.envelope.trace);
    };

  return {
    name: 'eligibility',
    streams: [{ type: screeningStream }, { type: rulesStream }],
    commands: {},
    subscriptions: [
      {
        consumer: 'screenings',
        kind: 'reactor',
        topics: ['handoff.intake'],
        on: {
          IntakeSubmitted: thenScreen(onIntakeSubmitted),
          IntakeAmended: thenScreen(onIntakeAmended),
          ConsentGranted: thenScreen(onConsentGranted),
          ConsentWithdrawn: (record, meta, context) => onConsentWithdrawn(intakes(context), record, meta),
          ParticipantErased: ({ intakeId }, _, context) => intakes(context).close(intakeId, 'erased'),
        },
      },
      {
        consumer: 'journeys',
        kind: 'projection',
        topics: ['handoff.referrals'],
        on: onJourney(journeys),
        rows: (context) => journeys(context).rows(),
      },
      {
        consumer: 'rules',
        kind: 'reactor',
        topics: ['handoff.eligibility'],
        on: {
          RulesPublished: (rules, meta, context) =>
            onRulesPublished(journeys(context), book.version, rules, meta, context),
        },
      },
    ],
    routes: (context, auth) => [
      screenWhatIf(book, context, auth),
      showPrograms(book, auth),
      showQuestions(auth),
    ],
    summary: async (context) => ({
      screenings: await count(context),
      closedWithoutKey: await intakes(context).countClosed(),
      rescreenings: await journeys(context).counts(),
    }),
    prepare,
  };
};
