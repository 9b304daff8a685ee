/** An entry was recorded before with other words. Nobody may change what was written. */
export class EntryContradicts extends Error {
  override readonly name = 'EntryContradicts';
  readonly code = 'audit-entry-contradicts';
  readonly place: string;
  readonly reason = 'An entry with this id was recorded before and says something else.';
  readonly mend = 'Record what happened since as an entry of its own.';

  constructor(id: string) {
    super(`audit-entry-contradicts (${id})`);
    this.place = id;
  }
}
