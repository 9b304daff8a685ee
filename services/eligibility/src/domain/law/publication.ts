import type { Decider } from '@handoff/decider';

type Rules = Readonly<{
  rulesId: string;
  rulesVersion: string;
  releasedOn: string;
  programs: readonly string[];
}>;
type Published = Rules & Readonly<{ previousVersion: string | null }>;

export type PublicationCommand = Readonly<{ type: 'PublishRules'; data: Rules }>;
export type PublicationEvent = Readonly<{ type: 'RulesPublished'; data: Published }>;

/** Every version that ever held, the one in force last. */
export type Publication = Readonly<{ versions: readonly string[] }>;

/** One stream for all rules. A version is published once, also when an older process starts again after a newer one. */
export const publication: Decider<PublicationCommand, Publication, PublicationEvent> = {
  initial: { versions: [] },
  decide: ({ data }, { versions }) =>
    versions.includes(data.rulesVersion)
      ? []
      : [{ type: 'RulesPublished', data: { ...data, previousVersion: versions.at(-1) ?? null } }],
  evolve: ({ versions }, { data: { rulesVersion } }) => ({ versions: [...versions, rulesVersion] }),
};
