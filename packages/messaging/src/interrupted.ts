/**
 * The broker took the partition away (or the process is stopping) while a message was in hand. Nothing
 * is wrong with the message: it is neither retried nor parked, whoever owns the partition next gets it.
 */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(cause: unknown) {
    super('the broker interrupted this consumer', { cause });
  }
}
