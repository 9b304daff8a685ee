import type { Decider } from '@handoff/decider';

/** Whether an agency stopped everything that reaches it. Why is not asked, and is kept nowhere. */
export type Pause = Readonly<{ since?: string }>;

export type PauseCommand =
  | Readonly<{ type: 'PauseAgency'; at: string; data: Readonly<{ slug: string }> }>
  | Readonly<{ type: 'ResumeAgency'; at: string; data: Readonly<{ slug: string }> }>;

export type PauseEvent =
  | Readonly<{ type: 'AgencyPaused'; data: Readonly<{ slug: string; since: string }> }>
  | Readonly<{ type: 'AgencyResumed'; data: Readonly<{ slug: string; at: string }> }>;

export const pause: Decider<PauseCommand, Pause, PauseEvent> = {
  initial: {},
  decide: ({ type, at, data: { slug } }, { since }) => {
    if (type === 'PauseAgency')
      return since === undefined ? [{ type: 'AgencyPaused', data: { slug, since: at } }] : [];
    return since === undefined ? [] : [{ type: 'AgencyResumed', data: { slug, at } }];
  },
  evolve: (_, event) => (event.type === 'AgencyPaused' ? { since: event.data.since } : {}),
};
