import type { Commands } from '@handoff/schemas';

/** A command somebody means to send. Sent again it has the same causation. */
export type Intent = Readonly<{
  client: string;
  op: string;
  command: keyof Commands;
  stream: string;
  record: Commands[keyof Commands];
  causation: string;
  /** What a reader of the history wants to know of it. */
  about?: Readonly<Record<string, unknown>>;
}>;
