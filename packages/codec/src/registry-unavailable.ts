/** The registry is away or not to be trusted just now: keep the message, try again later. Never a reason to park it. */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable';
  readonly transient = true;
  readonly code: 'registry-unavailable' | 'registry-lost-its-ids';
  readonly place = 'schema registry';
  readonly reason: string;
  readonly mend: string;

  constructor(
    reason: string,
    {
      code = 'registry-unavailable',
      mend = 'start the schema registry, or correct SCHEMA_REGISTRY_URL',
      cause,
    }: { code?: RegistryUnavailable['code']; mend?: string; cause?: unknown } = {},
  ) {
    super(`${code}: ${reason}`, { cause });
    this.code = code;
    this.reason = reason;
    this.mend = mend;
  }
}
