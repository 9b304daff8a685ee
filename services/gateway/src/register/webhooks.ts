import type { DoneFor } from '../done-for.ts';
import type { Secret } from '../webhooks/secrets.ts';

/** An address of a partner's, and how it stands. `version` changes with everything but `failingSince`. */
export type Webhook = DoneFor &
  Readonly<{
    partner: string;
    name: string;
    url: string;
    version: number;
    /** Nothing that was told before is announced there. */
    since: string;
    secrets: readonly Secret[];
    enabled: boolean;
    /** Why the exchange switched it off. */
    disabled?: Readonly<{ code: string; at: string }>;
    /** Since when nothing got through. */
    failingSince?: string;
  }>;

export type Webhooks = Readonly<{
  find: (partner: string, name: string) => Promise<Webhook | undefined>;
  /** By name. */
  of: (partner: string) => Promise<readonly Webhook[]>;
  /** Its version must be one more than what is kept (1: nothing is); otherwise false, and nothing changes. */
  put: (webhook: Webhook) => Promise<boolean>;
  remove: (partner: string, name: string) => Promise<void>;
  /** Something got through. */
  succeeded: (partner: string, name: string) => Promise<void>;
  /** Nothing got through at that time; answers since when not. */
  failed: (partner: string, name: string, at: string) => Promise<string>;
}>;
