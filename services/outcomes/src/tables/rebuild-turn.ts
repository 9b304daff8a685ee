export type Lease = Readonly<{ owner: string; leaseMs: number }>;

/**
 * Whose turn it is to make the tables anew: a rebuild begins by dropping what lies beside the tables that are read, so two at
 * once would spoil one another. A process that is killed gives its turn back by no longer keeping it.
 */
export interface RebuildTurn {
  /** False while another's lease runs. */
  take(lease: Lease): Promise<boolean>;
  /** Lets the lease run on; false once it is another's, or was given back. Late, and nobody came: it is kept. */
  keep(lease: Lease): Promise<boolean>;
  giveBack(owner: string): Promise<void>;
}
