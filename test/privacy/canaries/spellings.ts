/** A text as it may lie in a file: plain, in UTF-16, in hex, and inside base64 at each of the three places it may begin. */
export const spellingsOf = (text: string): readonly Buffer[] => {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(hex),
    ...inBase64(bytes).map((each) => Buffer.from(each)),
  ];
};

// What stands before and after would change the first and last characters, so they are left out.
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const from = offset === 0 ? 0 : 4;
    const whole = shifted.length - (shifted.length % 3);
    return (['base64', 'base64url'] as const).map((encoding) =>
      shifted.subarray(0, whole).toString(encoding).slice(from),
    );
  });
