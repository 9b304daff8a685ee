import { enqueueCommand } from '@handoff/host';
import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import {
  dataSchemaOf,
  type Events,
  type IntakeSubmission,
  partnerTopics,
  recordNamed,
} from '@handoff/schemas';
import { sealTo } from '@handoff/sealing';
import { eligibility } from '../../simulation/exchange/eligibility.ts';
import { gateway } from '../../simulation/exchange/gateway.ts';
import { intake, publicJwk } from '../../simulation/exchange/intake.ts';
import { routing } from '../../simulation/exchange/routing.ts';
import { openGate } from '../../simulation/exchange/service.ts';
import { bayside, harbor, manifests, northShore } from '../../simulation/play/agencies.ts';
import { seededRandom } from '../../simulation/engine/random.ts';
import { whatIsSeen } from './what-is-seen.ts';
import { whatIsShown } from './what-is-shown.ts';

export { bayside, harbor, northShore } from '../../simulation/play/agencies.ts';
export const agencies: readonly string[] = [harbor, bayside, northShore];

/** The four services that a referral passes, in one world where time stands still until it is told to pass. */
export const wholeExchange = async () => {
  const world = inMemoryWorld();
  const { broker, codec, time } = world;
  const hosted = [intake, eligibility, routing, gateway].map((service) => {
    const { define, documents = {} } = service.open(broker.createTopic);
    const { definition, beside } = define(openGate);
    const service_ = hostInMemory(definition, { world, documents });
    return { service: service_, beside };
  });
  const door = hosted.at(-1);
  if (!door?.beside) throw new Error('the gateway opens nothing');
  const open = door.beside({
    context: door.service.context,
    consume: (options) => broker.consume(options),
    sleep: async (ms) => time.elapse(ms),
  });

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 6; round += 1) for (const { service } of hosted) await service.settle();
  };
  for (const agency of agencies)
    for (const topic of Object.values(partnerTopics(agency))) broker.createTopic(topic, 1);
  const enqueue = enqueueCommand('gateway', codec, broker.producer(), time.clock.now);
  for (const manifest of manifests(seededRandom(1)).filter(({ slug }) => agencies.includes(slug)))
    await register(enqueue, manifest);
  await settle();
  await open.now();
  await settle();

  let said = 0;
  const says = async (partner: string, message: IntakeSubmission): Promise<void> => {
    said += 1;
    const headers = { ce_id: `said-${said}`, ce_type: recordNamed('IntakeSubmission').name };
    const value = codec.encode('IntakeSubmission', message);
    const messages = [
      { key: 'key', headers: { ...headers, ce_dataschema: dataSchemaOf('IntakeSubmission') }, value },
    ];
    await broker.producer().send({ topic: partnerTopics(partner).in, messages });
    await settle();
  };
  const pass = async (days: number): Promise<void> => {
    for (const { service } of hosted) await service.pass(days / hosted.length);
    await settle();
  };
  const asks = (partner: string) => {
    if (!open.gateway) throw new Error('the gateway is not open');
    return whatIsShown(open.gateway, partner);
  };
  const seenBy = (partner: string) => whatIsSeen(codec, broker.records(partnerTopics(partner).out));
  return { says, pass, seenBy, asks };
};

const register = (enqueue: ReturnType<typeof enqueueCommand>, manifest: Events['PartnerRegistered']) =>
  enqueue('RegisterPartner', `partner-${manifest.slug}`, manifest, {
    causation: `manifest:${manifest.slug}`,
  });

const terms = (recipient: string, ...purposes: string[]) => ({
  recipient,
  purposes,
  until: '2028-11-22',
  how: 'signed',
  language: 'es',
  records: ['enrollment'],
  interpreter: false,
  on: '2026-11-22',
});

/** Somebody who wants to learn English and to work, and says this about it. */
export const somebody = async (
  facts: Readonly<Record<string, unknown>>,
  needs: readonly string[] = ['learn.esl', 'work.placement'],
): Promise<IntakeSubmission> => ({
  localRef: 'case-1',
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'no',
  needs: [...needs],
  choices: [
    { service: 'learn.esl', agency: bayside },
    { service: 'work.placement', agency: northShore },
  ].filter(({ service }) => needs.includes(service)),
  pathway: null,
  follows: null,
  group: null,
  consents: [
    terms('exchange', 'screening', 'routing'),
    terms(harbor, 'progress', 'contact'),
    terms(bayside, 'routing', 'contact'),
    terms(northShore, 'routing', 'contact'),
  ],
  sealedPerson: await sealTo(publicJwk, {
    name: 'Rosa Ejemplo',
    birthDate: '1992-02-03',
    contacts: [{ kind: 'phone', value: '617-555-0100', safe: true }],
    facts: {
      age: 34,
      english_language_learner: 'yes',
      attending_school: 'none',
      selective_service: 'not_required',
      ...facts,
    },
  }),
});
