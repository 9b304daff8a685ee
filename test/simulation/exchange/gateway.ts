import { worthTryingAgain } from '@handoff/host';
import { createRetrying, type Middleware, retry } from '@handoff/messaging';
import { partnerTopics } from '@handoff/schemas';
import { admit } from '../../../services/gateway/src/airlock/admit.ts';
import { topicReaders } from '../../../services/gateway/src/airlock/topic-readers.ts';
import { app } from '../../../services/gateway/src/app.ts';
import { keepTold } from '../../../services/gateway/src/feed/keep-told.ts';
import type { Gateway } from '../../../services/gateway/src/gateway.ts';
import { arrivals } from '../../../services/gateway/src/partners/arrivals.ts';
import { intakeRoutes } from '../../../services/gateway/src/public/people/intakes.ts';
import { responseRoutes } from '../../../services/gateway/src/public/referrals/responses.ts';
import { inMemoryRegister } from '../../../services/gateway/src/register/in-memory/in-memory-register.ts';
import type { Register } from '../../../services/gateway/src/register/register.ts';
import { type Gate, pointed } from '../engine/pointed.ts';
import type { Beside, CreateTopic, Service } from './service.ts';

/** The gateway on its twins: partners' topics, their views, and as much of the public door as the workload uses. */
export const gateway: Service = {
  name: 'gateway',
  open: (createTopic) => {
    const documents = { partner: new Map(), view: new Map() };
    const register = inMemoryRegister(documents.view);
    const admin = administration(createTopic);
    return {
      documents,
      define: (gate) => {
        const known = pointedRegister(register, gate);
        const partners = arrivals();
        return {
          definition: app({ register: () => known, admin, onPartner: partners.arrived }),
          beside: (parts) => openDoors({ ...parts, register: known }, partners),
        };
      },
    };
  },
};

const pointedRegister = (register: Register, gate: Gate): Register =>
  Object.fromEntries(
    Object.entries(register).map(([name, part]) => [name, pointed(part, name, gate)]),
  ) as unknown as Register;

const administration = (createTopic: CreateTopic) => {
  const made = new Set<string>();
  return {
    ensureTopics: async (plans: readonly { topic: string; partitions: number }[]): Promise<string[]> => {
      const missing = plans.filter(({ topic }) => !made.has(topic));
      for (const { topic, partitions } of missing) {
        made.add(topic);
        createTopic(topic, partitions);
      }
      return missing.map(({ topic }) => topic);
    },
    removeScramUser: async () => {},
    revokeAcls: async () => {},
    ensureScramUser: async (): Promise<void> => {},
    grantAcls: async (): Promise<void> => {},
    accessOf: async () => ({ known: false, grants: [], quotas: {} }),
    setQuotas: async (): Promise<void> => {},
    removeQuotas: async (): Promise<void> => {},
    configDifferences: async () => [],
    alignConfigs: async () => [],
  };
};

type Parts = Beside & Readonly<{ register: Register }>;

/** As in production (open-doors.ts), on the simulation's time; it looks for partners whenever it sweeps. */
const openDoors = ({ context, consume, sleep, register }: Parts, partners: ReturnType<typeof arrivals>) => {
  const open: Gateway = { ...context, register };
  const again = createRetrying({ isTransient: worthTryingAgain, sleep });
  const guard = (): Middleware => retry(again);
  const common = { guard, join: consume, onDead: () => undefined };
  const readers = [
    topicReaders({
      ...common,
      name: 'handoff.gateway.in',
      topicOf: (slug) => partnerTopics(slug).in,
      take: (slug) => admit(open, slug),
    }),
    topicReaders({
      ...common,
      name: 'handoff.gateway.feed',
      topicOf: (slug) => partnerTopics(slug).out,
      take: (slug) => keepTold(open, slug),
    }),
  ];
  const read = (slugs: readonly string[]): void => readers.forEach((each) => void each.read(slugs));
  partners.listen((slug) => read([slug]));
  const look = async (): Promise<void> => read((await register.partners.all()).map(({ slug }) => slug));
  void look().catch(() => undefined);
  return { routes: [...intakeRoutes(open), ...responseRoutes(open)], now: look, gateway: open };
};
