import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { caseColumns } from '../src/referrer/caseload.ts';
import { type Dice, dice } from './dice.ts';
import { drawFacts } from './facts.ts';
import { type Language, newName } from './names.ts';
import { type Mix, readMix, type State, type Turn } from './read-mix.ts';
import { drawWishes, type Wanted } from './wishes.ts';

/** 555-0100 to 555-0199 are kept for stories, in every area. */
const areas: Readonly<Record<State, readonly string[]>> = {
  'US-MA': ['617', '978', '781', '508'],
  'US-TX': ['956', '210'],
};

type Making = Readonly<{ mix: Mix; die: Dice; names: Set<string>; count: (of: string) => number }>;

const drawPerson = ({ mix, die, names, count }: Making) => {
  const state: State = die.weighted(mix.states);
  const referrer = die.weighted(mix.doors[state]);
  const language: Language = die.weighted(mix.languages[state]);
  const turn: Turn = die.weighted(mix.turns);
  const drawn = drawWishes(state, referrer, mix, die);
  const wanted = turn === 'only-the-first-step' ? drawn.wanted.slice(0, 1) : drawn.wanted;
  return {
    case: `${initialsOf(referrer)}-${String(count(referrer)).padStart(3, '0')}`,
    referrer,
    jurisdiction: state,
    name: newName(language, die, names),
    ...reach(state, mix, die, count),
    language,
    interpreter: language === 'en' ? 'no' : die.one(['no', 'no', 'yes', 'asks-each-time']),
    needs: wanted.map(({ service }) => service).join(' '),
    choices: turn === 'nobody-chosen' ? '' : choicesOf(wanted),
    pathway: drawn.pathway,
    ...drawFacts(turn, language, drawn, mix, die),
    consents: consentsOf(turn, referrer, wanted),
    consent_days: 365,
  };
};

const initialsOf = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');

const reach = (state: State, { 'of-a-hundred': often }: Mix, { happens }: Dice, count: Making['count']) => {
  const number = count(`phones of ${state}`) - 1;
  const area = areas[state][Math.floor(number / 100)] ?? '617';
  const two = String(number % 100).padStart(2, '0');
  const [none, unsafe, left] = [
    happens(often.noPhone),
    happens(often.phoneNotSafe),
    happens(often.leftEmail),
  ];
  const phone = none ? '' : `+1 ${area} 555 01${two}`;
  // Whoever has no phone, or none that is safe, left another way.
  const email = none || unsafe || left ? `person.${area}${two}@people.example` : '';
  return { phone, phone_safe: none ? '' : unsafe ? 'no' : 'yes', email };
};

const choicesOf = (wanted: readonly Wanted[]): string =>
  wanted.flatMap(({ service, agencies }) => agencies.map((agency) => `${service}=${agency}`)).join(' ');

/** To these somebody agrees alone before they are of age; to all else a guardian does (services/intake/consent/minors.yaml). */
const alone: ReadonlySet<string> = new Set(['legal.civil', 'legal.immigration', 'shelter', 'food']);
const byWhom = (turn: Turn, services: readonly string[]): '' | '-by-guardian' =>
  (turn === 'fifteen' || turn === 'in-high-school') && !services.every((service) => alone.has(service))
    ? '-by-guardian'
    : '';

const consentsOf = (turn: Turn, referrer: string, wanted: readonly Wanted[]): string => {
  const agreed =
    turn === 'first-step-not-consented'
      ? wanted.slice(1)
      : turn === 'later-step-not-consented'
        ? wanted.slice(0, 1)
        : wanted;
  const agencies = [...new Set(agreed.flatMap((each) => each.agencies))];
  const said = (how: string, to: readonly Wanted[]): string =>
    `${how}${byWhom(
      turn,
      to.map(({ service }) => service),
    )}`;
  const at = (agency: string) => wanted.filter((each) => each.agencies.includes(agency));
  return [
    `exchange:screening+routing:${said('spoken', wanted)}`,
    ...agencies.map((agency) => `${agency}:routing+contact:${said('signed', at(agency))}`),
    // What a school tells of a student is the student's own to allow, at any age (34 CFR 99.3, 99.5).
    `${referrer}:progress:${turn === 'progress-only-spoken' ? 'spoken' : 'signed'}`,
  ].join(' ');
};

/** The sample caseload, made of a seed. */
export const caseloadCsv = (mix: Mix = readMix()): string => {
  const counts = new Map<string, number>();
  const count = (of: string): number => {
    const now = (counts.get(of) ?? 0) + 1;
    counts.set(of, now);
    return now;
  };
  const making = { mix, die: dice(mix.seed), names: new Set<string>(), count };
  const rows = Array.from({ length: mix.people }, () => drawPerson(making));
  return stringify(rows, { header: true, columns: [...caseColumns] });
};

if (import.meta.main) {
  writeFileSync(fileURLToPath(new URL('../caseload.csv', import.meta.url)), caseloadCsv());
}
