type Code = 'registry-lost-its-ids' | 'schema-not-registered' | 'schema-incompatible' | 'schema-refused';

/** The registry and this code do not belong together: a service that meets this refuses to start. */
export class RegistryRefusal extends Error {
  override readonly name = 'RegistryRefusal';
  readonly code: Code;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(
    code: Code,
    { place, reason, mend, cause }: { place: string; reason: string; mend: string; cause?: unknown },
  ) {
    super(`${code}: ${place}: ${reason}`, { cause });
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}

export const lostItsIds = (schemaId: number): RegistryRefusal =>
  new RegistryRefusal('registry-lost-its-ids', {
    place: `schema id ${schemaId}`,
    reason:
      'the registry no longer holds what it held under this id: stored messages would decode by the wrong schema',
    mend: 'restore the registry from its backup; for a sandbox, delete its data, the topics and the lock of ids together',
  });

export const notRegistered = (record: string): RegistryRefusal =>
  new RegistryRefusal('schema-not-registered', {
    place: record,
    reason: 'the registry does not hold the schema this code writes with',
    mend: 'register the schemas of this version before starting its services',
  });
