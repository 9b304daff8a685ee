import type { Events } from '@handoff/schemas';
import type { Intent } from './intent.ts';

/** Who carries what people and agencies mean to say into the exchange. */
export type Speaker = Readonly<{
  /** Goes on by itself; whoever plays the history lets it. */
  say: (intent: Intent, by: 'door' | 'topic') => void;
  /** What came of it by other ways than at once, when all is over. */
  hear: () => Promise<void>;
  underWay: () => number;
  announce: (manifests: readonly Events['PartnerRegistered'][]) => Promise<void>;
}>;
