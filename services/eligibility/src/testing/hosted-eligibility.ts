import { hostInMemory } from '@handoff/host/in-memory';
import type { Seen } from '@handoff/messaging';
import type { Events } from '@handoff/schemas';
import { open, type Purpose, seal } from '@handoff/sealing';
import { app } from '../app.ts';
import { storedFacts } from '../catalogue.ts';
import { inMemorySealedIntakes } from '../intakes/in-memory-sealed-intakes.ts';
import type { Verdicts } from '../judge-facts.ts';
import { loadBook } from '../load-book.ts';
import { intakeInMemory } from './intake-in-memory.ts';

const book = loadBook();

type IntakeEvent =
  | 'IntakeSubmitted'
  | 'IntakeAmended'
  | 'ConsentGranted'
  | 'ConsentWithdrawn'
  | 'ParticipantErased';

/** The whole service over the in-memory twins, met as the real one is: by intake's events. */
export const hostedEligibility = () => {
  const intake = intakeInMemory();
  const intakes = inMemorySealedIntakes();
  const seen: Seen[] = [];
  const definition = app({ book, stored: storedFacts(), intakes: () => intakes, count: async () => 0 });
  const hosted = hostInMemory(definition, {
    peers: { intake: intake.client },
    onVerdict: (verdict) => void seen.push(verdict),
  });

  /** An event as intake's relay would send it. */
  const publish = <Name extends IntakeEvent>(
    name: Name,
    stream: string,
    sequence: number,
    value: Events[Name],
  ) => hosted.tell(name, stream, value, { sequence });

  const sealFor = async (personId: string, purpose: Purpose, record: string, value: unknown) =>
    seal(await intake.keys.forSealing(personId, purpose), record, value);

  /** What routing would read. */
  const verdictsOf = async ({ verdicts }: Events['ScreeningCompleted']) =>
    open(await intake.keys.forOpening(verdicts.keyId), 'ScreeningCompleted', verdicts) as Verdicts;

  const completed = async (intakeId: string) => {
    const events = await hosted.eventsOf(hosted.ids.derive('screening', intakeId));
    return events.map(({ data }) => data as unknown as Events['ScreeningCompleted']);
  };

  return {
    ...hosted,
    publish,
    sealFor,
    verdictsOf,
    completed,
    intake,
    intakes,
    seen,
    definition,
    version: book.version,
  };
};
