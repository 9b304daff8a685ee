import { setImmediate as turn } from 'node:timers/promises';
import { inMemoryIds } from '@handoff/codec';
import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import { writeEnvelope } from '@handoff/messaging';
import {
  type CommandAnswered,
  type CommandName,
  type Commands,
  dataSchemaOf,
  type PartnerMessages,
  partnerTopics,
  recordNamed,
} from '@handoff/schemas';
import { app } from '../app.ts';
import type { Gateway } from '../gateway.ts';
import { arrivals } from '../partners/arrivals.ts';
import type { Credentials } from '../partners/provision.ts';
import { readPartnerTopics } from '../partners/read-topics.ts';
import { inMemoryRegister } from '../register/in-memory/in-memory-register.ts';
import { manifestOf } from './agencies.ts';
import { fakeBrokerAdmin } from './fake-broker-admin.ts';
import { fakeEligibility } from './fake-eligibility.ts';
import { fakeIntake } from './fake-intake.ts';
import { fakeOwner } from './fake-owner.ts';

/** A message as a partner gets it. */
export type Heard = Readonly<{
  type: string;
  key: string;
  headers: Readonly<Record<string, string>>;
  data: Readonly<Record<string, unknown>>;
}>;

/** The whole gateway over the in-memory twins, met as the real one is: by events, answers, partners and the operator. */
export const hostedGateway = async () => {
  const world = inMemoryWorld();
  const { broker, codec, time } = world;
  const owners = {
    intake: fakeOwner(codec, 'intake'),
    routing: fakeOwner(codec, 'routing'),
    outcomes: fakeOwner(codec, 'outcomes'),
  };
  const intake = await fakeIntake(owners.intake);
  const eligibility = fakeEligibility();
  const documents = { partner: new Map(), view: new Map() };
  const register = inMemoryRegister(documents.view, () => time.serverNow().getTime());
  const brokerAdmin = fakeBrokerAdmin(broker);
  const partners = arrivals();
  const definition = app({
    register: () => register,
    admin: brokerAdmin.admin,
    onPartner: partners.arrived,
  });
  const hosted = hostInMemory(definition, {
    world,
    documents,
    peers: {
      eligibility: eligibility.client,
      intake: intake.client,
      routing: owners.routing.client,
      outcomes: owners.outcomes.client,
    },
  });
  const gateway: Gateway = { ...hosted.context, register };
  const deaths: Error[] = [];
  await readPartnerTopics({
    gateway,
    broker,
    arrivals: partners,
    onDead: (error) => void deaths.push(error),
  });

  const settle = async (): Promise<void> => {
    // A new partner's topics are joined a turn after its registration was read.
    for (let round = 0; round < 2; round += 1) {
      await hosted.settle();
      await turn();
    }
    await hosted.settle();
  };

  const send = (topic: string, key: string, headers: Record<string, string>, value: Buffer) =>
    broker.producer().send({ topic, messages: [{ key, headers, value }] });

  let said = 0;
  /** A partner writes to its own `.in`. */
  const writes = async <Name extends keyof PartnerMessages>(
    partner: string,
    record: Name,
    value: PartnerMessages[Name],
    headers: Record<string, string> = {},
  ): Promise<void> => {
    said += 1;
    const own = { ce_id: `said-${said}`, ce_type: recordNamed(record).name, ...headers };
    await send(partnerTopics(partner).in, 'key', own, codec.encode(record, value));
    await settle();
  };
  const writesBytes = async (partner: string, value: Buffer, headers: Record<string, string>) => {
    await send(partnerTopics(partner).in, 'key', headers, value);
    await settle();
  };

  /** An owner's answer to a command that came by `handoff.commands`. */
  const answers = async (
    answer: Partial<CommandAnswered> & Pick<CommandAnswered, 'causation'>,
  ): Promise<void> => {
    const nothing = { code: null, place: null, reason: null, mend: null };
    const value: CommandAnswered = {
      command: 'handoff.referrals.RespondToReferral',
      stream: 'referral-1',
      outcome: 'done',
      version: 1,
      ...nothing,
      ...answer,
    };
    const headers = writeEnvelope({
      id: `answer-${(said += 1)}`,
      type: recordNamed('CommandAnswered').name,
      source: '/handoff/routing',
      subject: value.stream,
      time: time.clock.now(),
      dataschema: dataSchemaOf('CommandAnswered'),
      causation: value.causation,
    });
    await send('handoff.answers', value.stream, headers, codec.encode('CommandAnswered', value));
    await settle();
  };

  /** All that a partner found on its `.out`. */
  const heard = async (partner: string): Promise<readonly Heard[]> =>
    Promise.all(
      broker.records(partnerTopics(partner).out).map(async ({ key, headers, payload }) => {
        const { record, value } = await codec.decode(payload);
        return { type: recordNamed(record).short, key, headers, data: value as Heard['data'] };
      }),
    );

  /** The commands on `handoff.commands`, in the order of their partitions. */
  const enqueued = () =>
    Promise.all(
      broker.records('handoff.commands').map(async ({ key, headers, payload }) => {
        const { record, value } = await codec.decode(payload);
        const name = recordNamed(record).short as CommandName;
        return { name, key, headers, payload, value: value as Commands[CommandName] };
      }),
    );

  /** Registers a partner and gives it credentials, as the operator does. */
  const admit = async (
    slug: string,
    differing: Parameters<typeof manifestOf>[1] = {},
  ): Promise<Credentials> => {
    await hosted.call('operator', 'POST', '/internal/partners', { body: manifestOf(slug, differing) });
    await settle();
    const path = '/internal/partners/:slug/credentials';
    return (await hosted.call('operator', 'POST', path, { params: { slug } })) as Credentials;
  };

  return {
    ...hosted,
    settle,
    gateway,
    register,
    intake,
    eligibility,
    owners,
    brokerAdmin,
    deaths,
    schemaIds: inMemoryIds(),
    admit,
    writes,
    writesBytes,
    answers,
    heard,
    enqueued,
  };
};

export type HostedGateway = Awaited<ReturnType<typeof hostedGateway>>;
