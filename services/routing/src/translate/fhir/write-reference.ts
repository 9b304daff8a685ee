/** A reference as it was written, where it is one; an id of ours as an identifier of its system. */
export const writeReference = (named: string, system: string) =>
  /^([A-Z][A-Za-z]+\/|https?:|urn:|#)/.test(named)
    ? { reference: named }
    : { identifier: { system, value: named } };
