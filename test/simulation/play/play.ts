import { checkHistory, type FinalState, type History, type Violation } from '@handoff/testkit/history';
import { calm, type Weather } from '../engine/faults.ts';
import { type Random, seededRandom } from '../engine/random.ts';
import { createExchange, type Sabotage } from '../exchange/exchange.ts';
import { manifests } from './agencies.ts';
import { drain } from './drain.ts';
import { createGateway } from './gateway.ts';
import { createPartners } from './partners.ts';
import { type Blows, createNemesis, noBlows } from './nemesis.ts';
import { readFinalState } from './read-final-state.ts';
import { createRecorder } from './recorder.ts';
import { createWorkload } from './workload.ts';

export type Played = Readonly<{
  seed: number;
  history: History;
  state: FinalState;
  violations: readonly Violation[];
  steps: number;
  faults: Readonly<Record<string, number>>;
  /** What handlers said whose messages had to be parked. */
  complaints: readonly string[];
}>;

type Options = Readonly<{
  sabotage?: Sabotage;
  /** With the gateway itself, partners speaking to it; otherwise a client stands where it stands. */
  gateway?: boolean;
  /** How many processes a service has; by default the seed decides. */
  instances?: number;
  /** How many people come and how often something is said; by default the seed decides. */
  people?: number;
  intents?: number;
  onStep?: (step: string) => void;
}>;

/** Some histories see every fault, some a few, some none: a rare order of things is not drowned by constant crashes. */
const weatherOf = (random: Random) => {
  const some = (most: number): number => (random.chance(0.5) ? most * random.next() : 0);
  const weather: Weather = {
    ...calm,
    outage: some(0.01),
    lostAck: some(0.02),
    sentTwice: some(0.1),
    lostCall: some(0.05),
  };
  const blows: Blows = {
    ...noBlows,
    crash: some(0.008),
    freeze: some(0.005),
    rewind: some(0.01),
    lose: some(0.004),
    jump: some(0.004),
    sweep: 0.003,
    days: some(0.003),
  };
  return {
    weather,
    blows,
    delays: { often: some(0.1), longest: 5 + random.below(100) },
    instances: random.chance(0.25) ? 2 : 1,
  };
};

/** One history: people and agencies act while things go wrong; then it heals, drains, and is judged. */
export const play = async (seed: number, { sabotage, onStep, ...wished }: Options = {}): Promise<Played> => {
  const random = seededRandom(seed);
  const { weather, blows, delays, instances } = weatherOf(random);
  const exchange = createExchange({
    random: random.branch(),
    weather,
    delays,
    gateway: wished.gateway ?? false,
    instances: wished.instances ?? instances,
    ...(sabotage ? { sabotage } : {}),
    ...(onStep ? { onStep } : {}),
  });
  const { scheduler, time, faults } = exchange;
  const recorder = createRecorder(() => time.local.elapsed());
  const speaker = (wished.gateway ? createPartners : createGateway)(exchange, recorder);
  const nemesis = createNemesis(exchange, random.branch(), blows);
  const said = random.branch();
  const usualPeople = 1 + random.below(3);
  const workload = createWorkload(exchange, said, wished.people ?? usualPeople);
  const chooser = random.branch();

  await speaker.announce(manifests(random.branch()));
  const usualIntents = 5 + chooser.below(8);
  let left = wished.intents ?? usualIntents;
  let patience = 40;
  // From everybody at once to one after the other.
  const pace = chooser.pick([1 / 3, 1 / 12, 1 / 30, 1 / 90]);
  while (left > 0 && patience > 0) {
    nemesis.act();
    const stepped = await scheduler.step();
    if (!stepped && scheduler.passTime()) continue;
    if (stepped && !chooser.chance(pace)) continue;
    const intent = workload.next();
    if (intent) {
      left -= 1;
      speaker.say(intent, chooser.chance(0.7) ? 'door' : 'topic');
    } else if (!stepped) patience -= 1;
  }
  faults.clearUp();
  delays.often = 0;
  nemesis.heal();
  await drain(exchange, speaker);
  await speaker.hear();
  const state = await readFinalState(exchange);
  return {
    seed,
    history: recorder.lines,
    state,
    violations: checkHistory(recorder.lines, state),
    steps: scheduler.steps(),
    faults: faults.counts(),
    complaints: exchange.complaints,
  };
};
