import { createCodec, inMemoryIds } from '@handoff/codec';
import { createIds, type ServiceDefinition } from '@handoff/host';
import { inMemoryClient, inMemoryKept, type Kept, type World } from '@handoff/host/in-memory';
import { type ServiceClient, Unavailable } from '@handoff/http';
import type { Seen } from '@handoff/messaging';
import { type ServiceName, topics } from '@handoff/schemas';
import { virtualTime } from '@handoff/stream-store/in-memory';
import { simulatedBroker } from '../engine/broker.ts';
import { createFaults, type Weather } from '../engine/faults.ts';
import { type ForeignWork, watchForeignWork } from '../engine/foreign-work.ts';
import { type Life, newLife } from '../engine/life.ts';
import { type Machine, type Process, startProcess, type Tamper } from '../engine/process.ts';
import { rememberIds } from '../engine/remember-ids.ts';
import type { Random } from '../engine/random.ts';
import { createScheduler } from '../engine/scheduler.ts';
import { eligibility } from './eligibility.ts';
import { gateway } from './gateway.ts';
import { intake } from './intake.ts';
import { outcomes } from './outcomes.ts';
import { routing } from './routing.ts';
import { openGate, type Opened, type Service } from './service.ts';

const codec = createCodec({ ids: inMemoryIds() });
const ids = rememberIds(createIds('a secret known to the simulation alone'));
const foreign: ForeignWork = watchForeignWork();
const owners: readonly Service[] = [intake, eligibility, routing, outcomes];

/** Few, so that streams meet in one partition, and more than one, so that they overtake each other. */
const partitions = 2;
const callTimeoutMs = 5_000;

type Hosted = Readonly<{ service: Service; opened: Opened; kept: Kept; processes: Process[] }>;

export type Sabotage = Readonly<{
  tamper?: Tamper;
  redefine?: (definition: ServiceDefinition) => ServiceDefinition;
}>;

type Options = Readonly<{
  random: Random;
  weather: Weather;
  delays: { often: number; longest: number };
  /** Whether the gateway itself stands between partners and owners. */
  gateway: boolean;
  /** How many processes of each service share its work. */
  instances: number;
  sabotage?: Sabotage;
  onStep?: (step: string) => void;
}>;

export const createExchange = (options: Options) => {
  const { random, weather, delays, instances, sabotage = {}, onStep } = options;
  const services = options.gateway ? [...owners, gateway] : owners;
  const time = virtualTime('2026-11-22T15:00:00.000Z');
  const scheduler = createScheduler({
    random: random.branch(),
    time,
    foreign,
    delays,
    ...(onStep ? { onStep } : {}),
  });
  const faults = createFaults(random.branch(), weather);
  const broker = simulatedBroker({ scheduler, random: random.branch(), faults, time });
  for (const name of Object.keys(topics)) broker.outside.createTopic(name, partitions);
  const world: World = {
    time,
    broker: broker.outside,
    codec,
    ids,
    open: () => {},
    client: () => {
      throw new Error('calls go by the exchange');
    },
  };
  const complaints: string[] = [];
  const parkings: { consumer: string; stream: string; code: string }[] = [];
  const onVerdict = ({ consumer, delivery, verdict }: Seen): void => {
    if (verdict.kind === 'parked') parkings.push({ consumer, stream: delivery.key, code: verdict.because });
  };
  let events = 0;
  const machine: Machine = {
    scheduler,
    random: random.branch(),
    faults,
    broker,
    world,
    newEventId: () => `event-${String((events += 1)).padStart(5, '0')}`,
    tamper: sabotage.tamper ?? ((store) => store),
    onVerdict,
    onComplaint: (complaint) => void complaints.push(complaint),
  };

  const hosted = new Map<ServiceName, Hosted>();
  for (const service of services) {
    const opened = service.open(broker.outside.createTopic);
    const kept = inMemoryKept(opened.define(openGate).definition, world, opened.documents);
    hosted.set(service.name, { service, opened, kept, processes: [] });
  }
  const hostOf = (name: ServiceName): Hosted => {
    const found = hosted.get(name);
    if (!found) throw new Error(`${name} is not in this simulation`);
    return found;
  };

  const chooser = random.branch();
  /** Whoever answers at the service's door: any of its processes. */
  const reached = (name: ServiceName): Process | undefined => {
    const [only, ...more] = living(name);
    return only && more.length > 0 ? chooser.pick([only, ...more]) : only;
  };
  const living = (name: ServiceName): Process[] => hostOf(name).processes.filter(({ life }) => !life.over);

  let started = 0;
  const start = (name: ServiceName): Process => {
    const { opened, kept, processes } = hostOf(name);
    const life = newLife(`${name}#${(started += 1)}`);
    const define: Opened['define'] = (gate) => {
      const { definition, ...rest } = opened.define(gate);
      return { ...rest, definition: sabotage.redefine?.(definition) ?? definition };
    };
    const call = (to: ServiceName): ServiceClient => clientOf(life, name, to);
    const process = startProcess({ machine, life, service: name, kept, define, call });
    processes.push(process);
    return process;
  };

  const kill = ({ life }: Process): void => {
    life.end();
    broker.putOut(life);
    scheduler.forgetTheDead();
  };

  /** Another service's door, over a network that may lose the question or the answer. */
  const clientOf = (
    life: Life,
    from: string,
    to: ServiceName,
    door: 'call' | 'ask' = 'call',
  ): ServiceClient => {
    const client = (route: Process['call']): ServiceClient => inMemoryClient(route, to, from);
    const away = (why: string) => new Unavailable(to, why);
    const asked = async <Answer>(work: (client: ServiceClient) => Promise<Answer>): Promise<Answer> => {
      await scheduler.pass(life, `call ${to}`);
      const process = reached(to);
      if (!process || faults.happens('lostCall')) throw away('It cannot be reached.');
      const answer = await new Promise<Answer>((answered, failed) => {
        const hangUp = scheduler.alarm(life, callTimeoutMs, () => failed(away('It did not answer in time.')));
        void process.life.ended.then(() => failed(away('The connection was closed.')));
        work(client(process[door])).then(answered, failed).finally(hangUp);
      });
      await scheduler.pass(life, `answer of ${to}`);
      if (faults.happens('lostCall')) throw away('The connection was closed.');
      return answer;
    };
    return {
      call: (request) => asked((client) => client.call(request)),
      get: (path, options) => asked((client) => client.get(path, options)),
      post: (path, body, options) => asked((client) => client.post(path, body, options)),
    };
  };

  for (const { name } of services) for (let nth = 0; nth < instances; nth += 1) start(name);
  return {
    time,
    codec,
    ids,
    scheduler,
    faults,
    broker,
    world,
    parkings,
    complaints,
    names: services.map(({ name }) => name),
    hostOf,
    living,
    start,
    kill,
    clientOf,
  };
};

export type Exchange = ReturnType<typeof createExchange>;
