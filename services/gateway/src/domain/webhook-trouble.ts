import type { Decider } from '@handoff/decider';

/** What went wrong at a partner's webhook, so far that people should know. */
export type Trouble = Readonly<{
  type: 'DeliveryFailed' | 'WebhookDisabled';
  data: Readonly<Record<string, unknown>>;
}>;

export type TroubleCommand = Readonly<{ type: 'Report'; at: string; data: Trouble }>;
export type TroubleState = Readonly<{ told: boolean }>;

/** Each trouble is a stream of its own, and is told once. */
export const webhookTrouble: Decider<TroubleCommand, TroubleState, Trouble> = {
  initial: { told: false },
  decide: ({ data }, { told }) => (told ? [] : [{ type: data.type, data: data.data }]),
  evolve: () => ({ told: true }),
};
