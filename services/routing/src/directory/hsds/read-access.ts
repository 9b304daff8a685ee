/** Words of the source that say what makes a place accessible, and those that deny it. */
const words: readonly (readonly [code: string, says: RegExp])[] = [
  ['wheelchair', /wheelchair|\bramps?\b|step[- ]free/i],
  ['hearing-loop', /(induction|hearing) loop|t-coil/i],
  ['sign-language', /sign language|\basl\b/i],
  ['accessible-parking', /(accessible|disabled|handicap\w*) parking/i],
  ['accessible-restroom', /(accessible|disabled) (rest|bath)rooms?|accessible toilets?/i],
  ['large-print', /large print|braille/i],
];
const denies = /\b(no|not|without|lacks?)\b/i;

/** Clause by clause, so that "no ramp" is no ramp. */
export const readAccess = (texts: readonly string[]): readonly string[] => {
  const clauses = texts.flatMap((text) => text.split(/[.;,\n]/)).filter((clause) => !denies.test(clause));
  return words.flatMap(([code, says]) => (clauses.some((clause) => says.test(clause)) ? [code] : []));
};

const waysIn: readonly (readonly [code: string, says: RegExp])[] = [
  ['in-person', /in[- ]?person|on[- ]?site|face[- ]to[- ]face/i],
  ['phone', /\b(tele)?phone\b/i],
  ['video', /video|zoom|online|remote|virtual/i],
  ['self-paced', /self[- ]?paced|own pace/i],
];

export const readAttending = (text: string): readonly string[] =>
  waysIn.flatMap(([code, says]) => (says.test(text) ? [code] : []));

/** What a document to bring means at the door, where it is plain. */
export const readIdAtDoor = (documents: readonly string[]): string | null => {
  if (documents.some((text) => /photo|driver|government[- ]issued/i.test(text))) return 'government-photo';
  if (documents.some((text) => /proof of (address|residen)/i.test(text))) return 'address';
  return null;
};
