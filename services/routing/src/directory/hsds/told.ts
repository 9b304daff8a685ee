import type { Finding } from '../../translate/finding.ts';

/** What was read, and what is to be said of the rest. The codes of what is flagged stay on the listing, for its readers. */
export type Told<Value> = Readonly<{ value: Value; findings: readonly Finding[] }>;
