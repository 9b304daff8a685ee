/** The key management service does not answer, or not to us. Nothing is decided meanwhile: whoever asked comes again. */
export class KmsAway extends Error {
  override readonly name = 'KmsAway';
  readonly transient = true;
  readonly code = 'kms-away';
  readonly place = 'VAULT_TRANSIT_URL';
  readonly reason: string;
  readonly mend =
    'Look whether it is reachable and unsealed, and whether the token may use this key; nothing else needs doing.';

  constructor(status?: number) {
    const reason =
      status === undefined
        ? 'The key management service does not answer.'
        : `The key management service answers ${status}.`;
    super(`kms-away: ${reason}`);
    this.reason = reason;
  }
}
