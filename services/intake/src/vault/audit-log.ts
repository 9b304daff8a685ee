/**
 * One use of a key or one release, allowed or not. Ids and decisions, never data: whoever reads the trail learns who
 * asked for what and why, nothing about the person.
 */
export type AuditEntry = Readonly<{
  id: string;
  at: string;
  /** The service that asked, or `intake` itself. */
  who: string;
  /** For whom: a partner's slug or `exchange`. */
  recipient: string;
  personId: string;
  purpose: string;
  use: 'open' | 'seal' | 'release' | 'destroy' | 'hold' | 'match' | 'rotate';
  decision: 'allowed' | 'denied';
  /** Why allowed or denied: coded. */
  because: string;
  keyId: string | null;
  /** The event, referral or command it happened for. */
  causation: string;
}>;

/** Append-only: there is no way to change or remove an entry, and none is written twice. */
export interface AuditLog {
  write(entries: readonly AuditEntry[]): Promise<void>;
  /** What happened around one person, oldest first. */
  of(personId: string): Promise<readonly AuditEntry[]>;
}
