/** What is said with a refusal: `place` names the field or row, `mend` says what to do instead. */
export type RefusalDetail = Readonly<{ reason: string; mend: string; place?: string }>;

/**
 * The command should never have been issued. `code` is kebab-case and stable: each edge maps it once
 * (HTTP: a problem document, Kafka: CommandAnswered and MessageRejected, CSV: a reject row).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly reason: string;
  readonly mend: string;
  readonly place: string | undefined;

  constructor(code: string, { reason, mend, place }: RefusalDetail) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.mend = mend;
    this.place = place;
  }
}

export const refuse = (code: string, detail: RefusalDetail): never => {
  throw new Refusal(code, detail);
};
