import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { caseColumns } from './src/worker-center/caseload.ts';

/** Families are named for birds, so that nobody takes them for real people. */
const names = {
  es: [
    ['Marisol', 'Tomás', 'Lucía', 'Elmer', 'Rosaura', 'Wilber'],
    ['Golondrina', 'Gaviota', 'Zorzal', 'Gorrión', 'Quetzal'],
  ],
  pt: [
    ['Joana', 'Tiago', 'Luzia', 'Caio', 'Beatriz'],
    ['Andorinha', 'Sabiá', 'Gaivota', 'Curió'],
  ],
  ht: [
    ['Wideline', 'Jean-Rony', 'Mirlande', 'Wilner'],
    ['Zwazo', 'Toutrèl', 'Kolibri', 'Wosiyòl'],
  ],
  en: [
    ['Robin', 'Casey', 'Jo'],
    ['Lark', 'Wren', 'Finch'],
  ],
  zh: [
    ['丽', '伟', '芳', '强'],
    ['燕', '雁', '鹭'],
  ],
  vi: [
    ['Lan', 'Minh', 'Hoa'],
    ['Yến', 'Cò', 'Sáo'],
  ],
  ar: [
    ['ليلى', 'يوسف', 'سلمى'],
    ['السنونو', 'الهدهد', 'البلبل'],
  ],
} as const;
type Language = keyof typeof names;

const english = 'learn.esl';
const work = 'work.placement';
const college = 'bayside-community-college';
const jobCenter = 'north-shore-career-center';

/** What is told apart on purpose. Everyone else wants English first and then work, and agreed to all that needs. */
type Turn =
  | 'usual'
  | 'english-only'
  | 'work-only'
  | 'college-not-named'
  | 'job-center-not-named'
  | 'progress-only-spoken'
  | 'fifteen'
  | 'in-high-school';

const languages: Readonly<Record<Language, number>> = { es: 14, pt: 7, ht: 5, zh: 3, vi: 2, ar: 2, en: 3 };

/** By the place on the list: the others are usual. English speakers come last, for work only. */
const turns: Readonly<Record<number, Turn>> = {
  4: 'english-only',
  7: 'college-not-named',
  10: 'fifteen',
  13: 'work-only',
  16: 'progress-only-spoken',
  19: 'english-only',
  22: 'college-not-named',
  24: 'in-high-school',
  27: 'job-center-not-named',
  29: 'work-only',
  31: 'english-only',
};

type Dice = Readonly<{ below: (limit: number) => number; one: <Item>(of: readonly Item[]) => Item }>;

/** mulberry32: the same seed makes the same list on every machine. */
const dice = (seed: number): Dice => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const one = <Item>(of: readonly Item[]): Item => {
    const item = of[below(of.length)];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  };
  return { below, one };
};

const nameIn = (language: Language, { one }: Dice): string => {
  const [given, families] = names[language];
  const [first, family] = [one(given), one(families)];
  if (language === 'zh') return `${family}${first}`;
  return language === 'vi' ? `${family} ${first}` : `${first} ${family}`;
};

const needsOf: Partial<Record<Turn, readonly string[]>> = {
  'english-only': [english],
  'work-only': [work],
  fifteen: [english],
  'in-high-school': [english],
};

const agencyFor: Readonly<Record<string, string>> = { [english]: college, [work]: jobCenter };

const consentsOf = (turn: Turn, needs: readonly string[]): readonly string[] => [
  'exchange:screening+routing:spoken',
  ...(needs.includes(english) && turn !== 'college-not-named' ? [`${college}:routing+contact:signed`] : []),
  ...(needs.includes(work) && turn !== 'job-center-not-named' ? [`${jobCenter}:routing+contact:spoken`] : []),
  `harbor-worker-center:progress:${turn === 'progress-only-spoken' ? 'spoken' : 'signed'}`,
];

const factsOf = (turn: Turn, language: Language, { below, one }: Dice) => {
  const learner = { english_language_learner: 'yes', basic_skills_deficient: one(['', 'yes', 'no']) };
  const school = { attending_school: 'none', required_to_attend_school: '' };
  const minor = { attending_school: 'secondary', required_to_attend_school: 'yes', selective_service: '' };
  const recheck = one(['', `2027-Q${1 + below(4)}`]);
  const adult = { selective_service: one(['registered', 'not_required', 'not_required']) };
  const answered = { work_authorized: recheck === '' ? '' : 'yes', work_authorized_recheck: recheck };
  const age = 20 + below(43);
  if (turn === 'fifteen') return { age: 15, ...learner, ...minor, ...unanswered };
  if (turn === 'in-high-school') return { age: 17, ...learner, ...minor, ...unanswered };
  if (language === 'en') return { age, ...speaker, ...school, ...adult, ...answered };
  return { age, ...learner, ...school, ...adult, ...answered };
};

const unanswered = { work_authorized: '', work_authorized_recheck: '' };
const speaker = { english_language_learner: 'no', basic_skills_deficient: 'yes' };

const interpreterFor = (language: Language, { one }: Dice): string =>
  language === 'en' ? 'no' : one(['no', 'no', 'yes', 'asks-each-time']);

/** Draws until the name is new: two people of one name would be told apart by nothing here. */
const newName = (language: Language, die: Dice, taken: Set<string>): string => {
  const name = nameIn(language, die);
  if (taken.has(name)) return newName(language, die, taken);
  taken.add(name);
  return name;
};

const row = (index: number, language: Language, die: Dice, taken: Set<string>) => {
  const place = index + 1;
  const turn = turns[place] ?? (language === 'en' ? 'work-only' : 'usual');
  const needs = needsOf[turn] ?? [english, work];
  const safe = die.below(6) > 0;
  const two = String(place).padStart(2, '0');
  return {
    case: `HWC-0${two}`,
    name: newName(language, die, taken),
    // 555-0100 to 555-0199 are kept for stories.
    phone: `+1 617 555 01${two}`,
    phone_safe: safe ? 'yes' : 'no',
    // Somebody whose phone is not safe left another way.
    email: safe && die.below(2) === 0 ? '' : `person.${two}@people.example`,
    language,
    interpreter: interpreterFor(language, die),
    needs: needs.join(' '),
    choices: needs.map((need) => `${need}=${agencyFor[need] ?? ''}`).join(' '),
    pathway: 'english-to-work',
    ...factsOf(turn, language, die),
    consents: consentsOf(turn, needs).join(' '),
    consent_days: 365,
  };
};

/** The languages in turn, as people come in, not sorted. */
const order = ({ below }: Dice): readonly Language[] => {
  const left = Object.entries(languages).flatMap(([language, count]) =>
    language === 'en' ? [] : Array<Language>(count).fill(language as Language),
  );
  const mixed: Language[] = [];
  while (left.length > 0) mixed.push(...left.splice(below(left.length), 1));
  return [...mixed, ...Array<Language>(languages.en).fill('en')];
};

/** The sample caseload, made of a seed. */
export const caseloadCsv = (): string => {
  const die = dice(2026_1122);
  const taken = new Set<string>();
  const rows = order(die).map((language, index) => row(index, language, die, taken));
  return stringify(rows, { header: true, columns: [...caseColumns] });
};

if (import.meta.main) {
  writeFileSync(fileURLToPath(new URL('caseload.csv', import.meta.url)), caseloadCsv());
}
