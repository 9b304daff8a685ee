import { endInTurn } from './end-in-turn.ts';
import { everyBrokerKilled } from './every-broker-killed.ts';
import type { Fault } from './fault.ts';
import { killServices } from './kill-services.ts';
import { leaderKilled } from './leader-killed.ts';
import { linkBad } from './link-bad.ts';
import { sendAgain } from './send-again.ts';
import { serverAway } from './server-away.ts';
import { together } from './together.ts';

/** Faults that follow each other under one load; after each round everyone must come to the end. */
export type Round = readonly Fault[];

export const brokers = 3;

/** What every run has; the leader is killed ten times in all, messages come again three times. */
export const plan = (random: () => number): readonly Round[] => {
  const leader = leaderKilled({ times: 2, topic: 'handoff.referrals' });
  const again = sendAgain({ share: 0.3, random });
  const registryAway = serverAway({ part: 'registry', how: 'killed', forMs: 20_000 });
  return [
    [leader, killServices({ forMs: 30_000, random }), again],
    [
      leader,
      serverAway({ part: 'mongo', how: 'killed', forMs: 30_000 }),
      linkBad({ to: 'kafka-2', how: { cut: true }, forMs: 8_000 }),
    ],
    [
      leader,
      linkBad({ to: 'mongo', how: { slowMs: 100 }, forMs: 10_000 }),
      linkBad({ to: 'brokers', how: { slowMs: 100 }, forMs: 10_000 }),
      endInTurn,
      again,
    ],
    [
      leader,
      linkBad({ to: 'mongo', how: { answersLost: true }, forMs: 12_000 }),
      linkBad({ to: 'brokers', how: { answersLost: true }, forMs: 8_000 }),
      together(registryAway, killServices({ forMs: 15_000, random })),
    ],
    [leader, everyBrokerKilled({ brokers, forMs: 10_000 }), again],
  ];
};

/** When there is time left. */
export const oneMore = (random: () => number): Round => {
  const known = plan(random).flat();
  return [known[Math.floor(random() * known.length)]].filter((fault) => fault !== undefined);
};
