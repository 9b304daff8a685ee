const zero = 48;
const dash = 45;
const colon = 58;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * Days before each month of a year that begins with March, so that a leap day comes last (H. Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms"). By hand, because Date costs more than the rest of a record's decoding.
 */
const before = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const daysTo1970 = 719_468;

/** The number spelled by so many digits, or NaN. */
const digits = (text: string, from: number, count: number): number => {
  let number = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = 10 * number + digit;
  }
  return number;
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days since 1970-01-01 of the 'YYYY-MM-DD' a text begins with; undefined: it doesn't. */
export const daysOf = (text: string): number | undefined => {
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash || !(year >= 0 && month >= 1 && day >= 1))
    return undefined;
  const length = month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
  if (day > length) return undefined;
  const [march, years] = month > 2 ? [month - 3, year] : [month + 9, year - 1];
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leaps + (before[march] as number) + day - 1 - daysTo1970;
};

/** Milliseconds of the 'HH:MM:SS.sss' that stands behind a day. */
const timeOf = (text: string): number => {
  const [hour, minute] = [digits(text, 11, 2), digits(text, 14, 2)];
  const [second, millis] = [digits(text, 17, 2), digits(text, 20, 3)];
  const spelled = text[10] === 'T' && text[19] === '.' && text[23] === 'Z';
  if (!spelled || text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return Number.NaN;
  return hour < 24 && minute < 60 && second < 60
    ? hour * hourMs + minute * minuteMs + second * 1_000 + millis
    : Number.NaN;
};

export const instantOf = (text: string): number | undefined => {
  const days = daysOf(text);
  const time = timeOf(text);
  return days === undefined || Number.isNaN(time) ? undefined : days * dayMs + time;
};

/** Undefined outside the years that four digits spell. */
export const dayText = (days: number): string | undefined => {
  const shifted = days + daysTo1970;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9_999)) return undefined;
  const day = ofYear - (before[march] as number) + 1;
  return `${two[Math.floor(year / 100)]}${two[year % 100]}-${two[month]}-${two[day]}`;
};

export const instantText = (ms: number): string | undefined => {
  const days = Math.floor(ms / dayMs);
  const day = dayText(days);
  if (day === undefined) return undefined;
  const time = ms - days * dayMs;
  const [hour, minute] = [Math.floor(time / hourMs), Math.floor(time / minuteMs) % 60];
  const [second, millis] = [Math.floor(time / 1_000) % 60, time % 1_000];
  return `${day}T${two[hour]}:${two[minute]}:${two[second]}.${Math.floor(millis / 100)}${two[millis % 100]}Z`;
};
