import { metricLabels, spanAttributes } from '@handoff/runtime';
import { bannedWordIn, codesOf, facts } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { logFields } from '../../packages/runtime/src/log-fields.ts';
import { publicBook } from '../../services/outcomes/src/cubes/public-book.ts';
import { loadPathways } from '../../services/routing/src/pathways/load-pathways.ts';

/** Words by which somebody who reads a name could tell that it stands for who may work, or for who somebody is by law. */
const telling =
  /author|permit|status|document|eligib|immig|citizen|refug|asyl|undoc|protect|restrict|without|irregular|ssn|itin/i;
const tells = (name: string): boolean => telling.test(name) || bannedWordIn(name) !== undefined;

const highlySensitive = [...facts.values()].filter(({ sensitivity }) => sensitivity === 'high');

describe('what is seen of many people', () => {
  it.each([
    ['pathway', loadPathways().map(({ id }) => id)],
    ['step of a pathway', loadPathways().flatMap(({ steps }) => steps.map(({ id }) => id))],
    ['cube', publicBook(2026).map(({ id }) => id)],
    ['dimension of a cube', publicBook(2026).flatMap(({ dimensions }) => dimensions.map(({ name }) => name))],
    ['reason to decline', codesOf('decline-reason')],
    ['label of a metric', [...metricLabels]],
    ['field of a log line', [...logFields].filter((name) => name !== 'status')],
    ['attribute of a span', [...spanAttributes].filter((name) => name !== 'http.response.status_code')],
  ])('stands under no %s that could stand for a protected fact', (_, names) => {
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter(tells)).toEqual([]);
  });

  it('is told apart by no fact of the catalogue, and by no answer to one that is sensitive', () => {
    const dimensions = publicBook(2026).flatMap((cube) => cube.dimensions);
    const factNames = new Set(facts.keys());
    const answers = new Set(highlySensitive.flatMap(({ name, values }) => [name, ...values]));
    expect(highlySensitive.length).toBeGreaterThan(3);
    expect(dimensions.map(({ name }) => name).filter((name) => factNames.has(name))).toEqual([]);
    expect(dimensions.flatMap(({ values }) => values).filter((value) => answers.has(value))).toEqual([]);
  });
});

describe('a pathway', () => {
  it('is chosen by what is wanted, and knows no fact about who wants it', () => {
    // Conditions between steps are facts that come back, such as a level gained; none is a fact that was told.
    const after = loadPathways().flatMap(({ steps }) =>
      steps.flatMap((step) => step.after.flatMap(({ facts: needed }) => needed)),
    );
    expect(after.length).toBeGreaterThan(3);
    expect(after.filter((fact) => facts.has(fact))).toEqual([]);
    expect(
      loadPathways()
        .flatMap(({ steps }) => steps.flatMap(Object.keys))
        .filter(tells),
    ).toEqual([]);
  });
});
