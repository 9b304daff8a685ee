/**
 * A text as somebody reads it who looks for numbers: digits of every script are 0 to 9, accents and what can't be seen
 * (zero-width and directional marks, soft hyphens) are gone, blanks and ends of lines are one blank.
 */
export const asRead = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/(?<!\p{L})[АаΑα](?!\p{L})/gu, 'A')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit);

/** Unicode keeps the ten digits of a script side by side, from nought to nine. */
const asciiDigit = (digit: string): string => {
  let below = 0;
  const code = digit.codePointAt(0) ?? 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
};
