/** What came of a command, as its sender was told. `taken`: accepted for later, its outcome comes by another way. */
export type Answer = Readonly<{
  kind: 'done' | 'nothing' | 'refused' | 'taken';
  version?: number;
  code?: string;
  /** Anything else the answer said: a repeat must say the very same. */
  body?: unknown;
}>;

export type Args = Readonly<{
  /** Under which the exchange knows the command: `partner:<slug>:<message id or Idempotency-Key>`. */
  causation: string;
  /** The same bytes give the same hash, other bytes another. */
  bodyHash: string;
  stream?: string;
}> &
  Readonly<Record<string, unknown>>;

/**
 * One line of a history, as Jepsen has them. `ok`: it happened. `fail`: it did not, for certain.
 * `info`: nobody knows (a timeout, a 5xx, a lost connection); it may have happened or happen yet.
 */
export type Line =
  | Readonly<{ t: number; id: number; client: string; op: string; type: 'invoke'; args: Args }>
  | Readonly<{ t: number; id: number; client: string; op: string; type: 'ok' | 'fail'; answer: Answer }>
  | Readonly<{ t: number; id: number; client: string; op: string; type: 'info'; because?: string }>;

export type History = readonly Line[];

export const readHistory = (text: string): History =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);

export const writeHistory = (history: History): string =>
  history.map((line) => `${JSON.stringify(line)}\n`).join('');
