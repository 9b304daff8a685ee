import { hostInMemory, inMemoryWorld, type Kept, type World } from '@handoff/host/in-memory';
import type { Seen } from '@handoff/messaging';
import type { Events } from '@handoff/schemas';
import { open, type Purpose, seal } from '@handoff/sealing';
import { app } from '../app.ts';
import { storedFacts } from '../catalogue.ts';
import type { CompiledBook } from '../domain/law/rulebook.ts';
import { inMemorySealedIntakes } from '../intakes/in-memory-sealed-intakes.ts';
import type { SealedIntakes } from '../intakes/sealed-intakes.ts';
import { judgeFacts, type Verdicts } from '../judge-facts.ts';
import { loadBook } from '../load-book.ts';
import { inMemoryOpenJourneys } from '../rescreening/in-memory-open-journeys.ts';
import type { OpenJourneys } from '../rescreening/open-journeys.ts';
import { publishRules } from '../rescreening/publish-rules.ts';
import { rescreenJourneys } from '../rescreening/rescreen-journeys.ts';
import { intakeInMemory } from './intake-in-memory.ts';

const shipped = loadBook();
const stored = storedFacts();

/** What outlives a process. */
type Earlier = Pick<Kept, 'documents' | 'cursors'> &
  Readonly<{
    world: World;
    intake: ReturnType<typeof intakeInMemory>;
    intakes: SealedIntakes;
    journeys: OpenJourneys;
  }>;
type Told = 'JourneyOpened' | 'JourneyEnded' | 'JourneyRestarted' | IntakeEvent;
type IntakeEvent =
  | 'IntakeSubmitted'
  | 'IntakeAmended'
  | 'ConsentGranted'
  | 'ConsentWithdrawn'
  | 'ParticipantErased';

/** The whole service over the in-memory twins, met as the real one is: by the events of others. */
export const hostedEligibility = (book: CompiledBook = shipped, earlier?: Earlier): Hosted =>
  host(book, earlier);

/** The same service after its process ended, with other rules: all that was kept is there. */
export const restarted = async (before: Hosted, book: CompiledBook): Promise<Hosted> => {
  await before.stop();
  return host(book, before);
};

export type Hosted = ReturnType<typeof host>;

const host = (book: CompiledBook, earlier?: Earlier) => {
  const world = earlier?.world ?? inMemoryWorld();
  const intake = earlier?.intake ?? intakeInMemory();
  const intakes = earlier?.intakes ?? inMemorySealedIntakes();
  const journeys = earlier?.journeys ?? inMemoryOpenJourneys();
  const seen: Seen[] = [];
  const definition = app({
    book,
    stored,
    intakes: () => intakes,
    journeys: () => journeys,
    count: async () => 0,
  });
  const hosted = hostInMemory(definition, {
    world,
    peers: { intake: intake.client },
    ...(earlier && { documents: earlier.documents, cursors: earlier.cursors }),
    onVerdict: (verdict) => void seen.push(verdict),
  });

  /** An event as the relay of its owner would send it. */
  const publish = <Name extends Told>(name: Name, stream: string, sequence: number, value: Events[Name]) =>
    hosted.tell(name, stream, value, { sequence });

  const sealFor = async (personId: string, purpose: Purpose, record: string, value: unknown) =>
    seal(await intake.keys.forSealing(personId, purpose), record, value);

  /** What routing would read. */
  const verdictsOf = async ({ verdicts }: Events['ScreeningCompleted']) =>
    open(await intake.keys.forOpening(verdicts.keyId), 'ScreeningCompleted', verdicts) as Verdicts;

  const completed = async (intakeId: string) => {
    const events = await hosted.eventsOf(hosted.ids.derive('screening', intakeId));
    return events.map(({ data }) => data as unknown as Events['ScreeningCompleted']);
  };

  const parts = { intakes, journeys, judge: judgeFacts(book, stored), rulesVersion: book.version };

  return {
    ...hosted,
    publish,
    sealFor,
    verdictsOf,
    completed,
    publishRules: async () => {
      await publishRules(book, hosted.context);
      await hosted.settle();
    },
    rescreen: async () => {
      const settled = await rescreenJourneys(parts, hosted.context);
      await hosted.settle();
      return settled;
    },
    intake,
    intakes,
    journeys,
    seen,
    definition,
    version: book.version,
  };
};
