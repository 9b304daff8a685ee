const space = 0x20;
/** What is sealed is as long as the next multiple of this, in bytes. */
export const block = 512;

/**
 * JSON as bytes, filled up with spaces, which JSON takes at its end (RFC 8259, 2). A cipher hides what is said and not how much:
 * "yes" and "not shared" must not be told apart by their length. Undefined for what has no JSON form.
 */
export const paddedJson = (value: unknown): Buffer | undefined => {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) return undefined;
  const padded = Buffer.allocUnsafe(Math.ceil(Buffer.byteLength(json) / block) * block);
  return padded.fill(space, padded.write(json));
};
