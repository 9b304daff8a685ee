import { createCodec, inMemoryIds } from '@handoff/codec';
import { assemble, createIds, type Ports } from '@handoff/host';
import { type Seen, writeEnvelope } from '@handoff/messaging';
import { inMemoryBroker, inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import { dataSchemaOf, type Events, recordNamed, topics } from '@handoff/schemas';
import { open, type Purpose, seal } from '@handoff/sealing';
import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
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
  const time = virtualTime('2026-11-22T15:00:00.000Z');
  const ids = createIds('a secret known to this test alone');
  const codec = createCodec({ ids: inMemoryIds() });
  const broker = inMemoryBroker();
  for (const [name, { partitions }] of Object.entries(topics)) broker.createTopic(name, partitions);
  const screenings = inMemoryStreams({ time });
  const parked = inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes });
  const intake = intakeInMemory();
  const intakes = inMemorySealedIntakes();
  const seen: Seen[] = [];
  const logged: unknown[] = [];
  const log = (...line: unknown[]) => void logged.push(line);

  const ports: Ports = {
    stores: { screening: screenings },
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: inMemoryCursors(),
    parked,
    call: () => intake.client,
    auth: { authenticate: () => undefined, mayCall: () => () => true },
    ids,
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text },
    log: { debug: log, info: log, warn: log, error: log },
    failpoint: async () => {},
    onVerdict: (verdict) => void seen.push(verdict),
  };
  const definition = app({ book, stored: storedFacts(), intakes: () => intakes, count: async () => 0 });
  const { subscribers, context } = assemble(definition, ports);
  for (const subscriber of subscribers)
    broker.consume({ groupId: subscriber.consumer, subscriber, onDead: () => {} });

  /** An event as intake's relay would send it. */
  const publish = <Name extends IntakeEvent>(
    name: Name,
    stream: string,
    sequence: number,
    value: Events[Name],
  ) =>
    broker.producer().send({
      topic: 'handoff.intake',
      messages: [
        {
          key: stream,
          value: codec.encode(name, value),
          headers: writeEnvelope({
            id: `event-${stream}-${sequence}`,
            type: recordNamed(name).name,
            source: '/handoff/intake',
            subject: stream,
            time: time.clock.now(),
            dataschema: dataSchemaOf(name),
            sequence,
          }),
        },
      ],
    });

  const sealFor = async (personId: string, purpose: Purpose, record: string, value: unknown) =>
    seal(await intake.keys.forSealing(personId, purpose), record, value);

  /** What routing would read. */
  const verdictsOf = async ({ verdicts }: Events['ScreeningCompleted']) =>
    open(await intake.keys.forOpening(verdicts.keyId), 'ScreeningCompleted', verdicts) as Verdicts;

  const completed = async (intakeId: string) =>
    (await screenings.tail(ids.derive('screening', intakeId), 0)).map(
      ({ data }) => data as unknown as Events['ScreeningCompleted'],
    );

  const settle = () => broker.idle();
  return {
    publish,
    settle,
    sealFor,
    verdictsOf,
    completed,
    intake,
    intakes,
    broker,
    parked,
    seen,
    logged,
    context,
    definition,
    version: book.version,
  };
};
