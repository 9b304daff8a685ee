type Detail = Readonly<{ place: string; reason: string; mend: string }>;

/** What every failure of this package says. Texts are static: no plaintext and no key ever reaches a message. */
export abstract class SealingFault extends Error {
  abstract readonly code: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor({ place, reason, mend }: Detail) {
    super(reason);
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}

/** The person was erased. Readers skip and record it; nobody retries. */
export class KeyDestroyed extends SealingFault {
  override readonly name = 'KeyDestroyed';
  readonly code = 'key-destroyed';

  constructor(place: string) {
    super({
      place,
      reason: 'The keys of this person were destroyed at their request.',
      mend: 'Skip this record: it can never be opened again.',
    });
  }
}

/** Never seen here: a wrong id, another environment, or a restore that lost keys. Not an erasure. */
export class KeyUnknown extends SealingFault {
  override readonly name = 'KeyUnknown';
  readonly code: 'key-unknown' | 'master-key-unknown';

  constructor(code: KeyUnknown['code'], place: string) {
    super({
      place,
      reason: 'No key with this id was ever kept here.',
      mend: 'Check that keys and data come from the same environment and the same backup.',
    });
    this.code = code;
  }
}

/** The sealed value, its context or its key isn't what it was when it was sealed. */
export class SealBroken extends SealingFault {
  override readonly name = 'SealBroken';
  readonly code: 'seal-broken' | 'sealed-to-another-key' | 'unusable-key' | 'not-sealable';

  constructor(code: SealBroken['code'], detail: Detail) {
    super(detail);
    this.code = code;
  }
}

/** What it sealed or wrapped opens for nobody who has no other key. No outage: whoever comes again finds it so. */
export const isLost = (error: unknown): boolean => error instanceof KeyUnknown || error instanceof SealBroken;

export const broken = (place: string): SealBroken =>
  new SealBroken('seal-broken', {
    place,
    reason:
      'The sealed value does not open: it was changed, or it belongs to another person, purpose or record.',
    mend: 'Fetch it again from its owner; never try other keys.',
  });

export const unusableKey = (place: string, reason: string, mend: string): SealBroken =>
  new SealBroken('unusable-key', { place, reason, mend });
