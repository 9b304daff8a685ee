import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseNrsMapping } from './nrs-like.ts';
import { parsePirlMapping } from './pirl-like.ts';
import { ownFunders, parseFunder, readFunders } from './read-funders.ts';

const good = [
  'grant: x',
  'title: A grant',
  'funder: Who pays',
  'period: { from: 2026-07-01, to: 2027-06-30 }',
  'priority: 1',
  'test: { services: ["learn.*"] }',
  'measures: [hours]',
  'calendar: [{ due: 2027-01-31, from: 2026-07-01, to: 2026-12-31 }]',
];
/** The file with one field told otherwise, in its place. */
const grantWith = (...changed: readonly string[]): string =>
  [
    ...good.map((line) => changed.find((each) => each.split(':')[0] === line.split(':')[0]) ?? line),
    ...changed.filter((each) => !good.some((line) => each.split(':')[0] === line.split(':')[0])),
  ].join('\n');
const refused = (
  text: string,
  parse: (file: string, text: string) => object = parseFunder,
  file = 'funders/x.yaml',
): object => {
  try {
    return parse(file, text);
  } catch (error) {
    const { code, place, reason, mend } = error as Record<string, string>;
    expect(code).toBe(parse === parseFunder ? 'unreadable-grant' : 'unreadable-mapping');
    expect(mend).toMatch(/\w/);
    return [place, reason];
  }
};

describe('the file of a grant', () => {
  it('is read, and in the order in which grants are asked', () => {
    expect(parseFunder('funders/x.yaml', good.join('\n'))).toMatchObject({ grant: 'x', measures: ['hours'] });
    expect(readFunders(ownFunders).map(({ grant }) => grant)).toEqual([
      'harbor-literacy-fund',
      'first-job-partnership',
    ]);
  });

  it.each<[string, string, string, RegExp]>([
    ['a field there is none of', grantWith('colour: red'), '9:9 colour', /"colour"/],
    [
      'a field too much within',
      grantWith('test: { servces: [learn.esl] }'),
      '6:18 test.servces',
      /"servces"/,
    ],
    ['a measure there is none of', grantWith('measures: [hours, magic]'), '7:19 measures.1', /people_served/],
    ['a measure twice', grantWith('measures: [hours, hours]'), '7:19 measures.1', /'hours' is there twice/],
    [
      'a day there is none of',
      grantWith('period: { from: 2026-07-01, to: 2026-06-31 }'),
      '4:33 period.to',
      /a day/,
    ],
    [
      'an end before the beginning',
      grantWith('period: { from: 2026-07-01, to: 2026-06-30 }'),
      '4:33 period.to',
      /ends on 2026-06-30, before/,
    ],
    [
      'a report due too soon',
      grantWith('calendar: [{ due: 2026-12-30, from: 2026-07-01, to: 2026-12-31 }]'),
      '8:19 calendar.0.due',
      /before the days it covers are over/,
    ],
    [
      'a report of other days',
      grantWith('calendar: [{ due: 2027-08-31, from: 2026-07-01, to: 2027-07-31 }]'),
      '8:53 calendar.0.to',
      /outside the period/,
    ],
    [
      'a service there is none of',
      grantWith('test: { services: [learn.esl, lern.esl] }'),
      '6:31 test.services.1',
      /'lern\.esl' is no service/,
    ],
    [
      'a family there is none of',
      grantWith('test: { services: [lern.*] }'),
      '6:20 test.services.0',
      /no family/,
    ],
    ['a place in words', grantWith('test: { places: [Massachusetts] }'), '6:18 test.places.0', /US-MA/],
    [
      'an agency in words',
      grantWith('test: { providers: [Harbor Learning] }'),
      '6:21 test.providers.0',
      /slug/,
    ],
    ['a fund in words', grantWith('fund: City Fund'), '9:7 fund', /slug/],
    [
      'half a cent',
      grantWith('charge: { per: hour, cents: 0.5, budgetCents: 1 }'),
      '9:29 charge.cents',
      /int/,
    ],
    [
      'books closed too soon',
      grantWith('charge: { per: hour, cents: 1, budgetCents: 1, closes: 2027-06-29 }'),
      '9:56 charge.closes',
      /close on 2027-06-29, before/,
    ],
    ['a name that is not the file’s', grantWith('grant: y'), '1:8 grant', /not named after its grant 'y'/],
  ])('with %s says where and why', (_, text, place, reason) =>
    expect(refused(text)).toEqual([`funders/x.yaml:${place}`, expect.stringMatching(reason)]),
  );

  it.each<[string, string, string, RegExp]>([
    ['the same field twice', `${good.join('\n')}\ngrant: x`, '9:1', /twice/],
    ['a second document', `${good.join('\n')}\n---\ngrant: y`, '9:1', /second document/],
    ['a bracket that does not end', grantWith('test: { services: ['), '7:1', /./],
    ['nothing in it', '', '1:1', /null/],
    ['a tag', grantWith('title: !!js/function A grant'), '2:8', /tag/],
    ['a field of every object', grantWith('__proto__: { priority: 1 }'), '9:12 __proto__', /"__proto__"/],
    ['the maker of every object', grantWith('constructor: x'), '9:14 constructor', /"constructor"/],
    [
      'a name that stands for another',
      `${grantWith('title: &t A grant')}\nfund: *t`,
      '9:7',
      /'\*t' points elsewhere/,
    ],
    ['a thousand million of them', bomb(), '2:8', /points elsewhere/],
    ['brackets without end', grantWith(`test: ${'['.repeat(60_000)}`), '6:1', /nested deeper than 64/],
    ['lists of lists without end', '- '.repeat(60_000), '1:1', /nested deeper than 64/],
    ['more than a page', `# ${'x'.repeat(200_000)}`, '1:1', /200002 characters/],
  ])('that has %s is no grant, and goes no further', (_, text, place, reason) => {
    const began = performance.now();
    expect(refused(text)).toEqual([`funders/x.yaml:${place}`, expect.stringMatching(reason)]);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(Object.hasOwn(Object.prototype, 'priority')).toBe(false);
  });
});

describe('a folder of grants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-grants-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const holding = (name: string, files: Readonly<Record<string, string | null>>): string => {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(files))
      if (text === null) mkdirSync(join(folder, name, file));
      else writeFileSync(join(folder, name, file), text);
    return join(folder, name);
  };

  it.each<[string, Readonly<Record<string, string | null>> | undefined, string]>([
    ['is not there', undefined, 'folder-not-readable'],
    ['has a file that would be passed over', { 'x.yml': good.join('\n') }, 'unreadable-grant'],
    ['has a folder in the place of a file', { 'x.yaml': null }, 'file-not-readable'],
  ])('that %s is refused', (said, files, code) => {
    const at = files === undefined ? join(folder, 'nowhere') : holding(said, files);
    expect(() => readFunders(at)).toThrow(new RegExp(`^${code}\\n +where +${at}[^]*why[^]*mend`));
  });
});

describe('a mapping', () => {
  const element = (said: string) =>
    `title: t\nelements:\n  - { element: 900, name: Entry, ${said}, as: date }`;
  it.each<[string, string, string, RegExp]>([
    ['a field there is none of', element('from: begin'), '3:40 elements.0.from', /'begin', of element 900/],
    ['a field that every object has', element('from: constructor'), '3:40 elements.0.from', /'constructor'/],
    [
      'a column twice',
      `${element('from: entry')}\n${element('from: exit').split('\n')[2]}`,
      '4:16 elements.1.element',
      /900 is there twice/,
    ],
    [
      'a way to write there is none of',
      element('from: entry').replace('as: date', 'as: roman'),
      '3:51 elements.0.as',
      /dollars/,
    ],
  ])('of a PIRL-like file with %s says where and why', (_, text, place, reason) =>
    expect(refused(text, parsePirlMapping, 'pirl.yaml')).toEqual([
      `pirl.yaml:${place}`,
      expect.stringMatching(reason),
    ]),
  );

  const column = (letter: string, from: string) => `  - { letter: ${letter}, name: Some, from: ${from} }`;
  it.each<[string, readonly string[], string, RegExp]>([
    ['a column there is none of', [column('B', 'Z')], '3:36 columns.0.from', /"O"/],
    ['a column twice', [column('B', 'B'), column('B', 'C')], '4:15 columns.1.letter', /there already/],
    ['another column A', [column('A', 'B')], '3:15 columns.0.letter', /there already/],
  ])('of an NRS-like table with %s says where and why', (_, columns, place, reason) =>
    expect(refused(['title: t', 'columns:', ...columns].join('\n'), parseNrsMapping, 'nrs.yaml')).toEqual([
      `nrs.yaml:${place}`,
      expect.stringMatching(reason),
    ]),
  );
});

/** Nine lines that stand for nine to the ninth. */
function bomb(): string {
  const names = 'abcdefghi'.split('');
  return names
    .map(
      (name, at) =>
        `${name}: &${name} [${Array(9)
          .fill(at === 0 ? 'x' : `*${names[at - 1]}`)
          .join(', ')}]`,
    )
    .join('\n');
}
