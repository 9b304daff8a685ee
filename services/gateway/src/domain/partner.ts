import type { Decider } from '@handoff/decider';

/** What is known of an agency; the whole profile each time, because the topic that carries it is compacted. */
export type Profile = Readonly<Record<string, unknown>> & Readonly<{ slug: string }>;

export type PartnerCommand = Readonly<{ type: 'RegisterPartner'; at: string; data: Profile }>;
export type PartnerEvent = Readonly<{ type: 'PartnerRegistered'; data: Profile }>;
export type Partner = Readonly<{ profile?: Profile }>;

/** Registering the same profile again changes nothing; another one replaces it. */
export const partner: Decider<PartnerCommand, Partner, PartnerEvent> = {
  initial: {},
  decide: ({ data }, { profile }) => (same(profile, data) ? [] : [{ type: 'PartnerRegistered', data }]),
  evolve: (_, { data }) => ({ profile: data }),
};

// Whoever sends it may name the fields in another order.
const same = (one: unknown, other: unknown): boolean => {
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => same(Reflect.get(one, name), Reflect.get(other, name)))
  );
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
