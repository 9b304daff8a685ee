import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regulation } from '../indicators/regulation.ts';
import { nrsLike, readNrsMapping } from '../reports/nrs-like.ts';
import { pirlLike, readPirlMapping } from '../reports/pirl-like.ts';
import { ownMappings } from '../reports/report-files.ts';
import { factsOf } from '../testing/facts-of.ts';
import { buildPeriods } from './build-periods.ts';
import { wioaFigures } from './wioa-figures.ts';

type Given = Parameters<typeof factsOf>[0][number];
const asOf = '2027-10-01';

/** Classes from September to March, of which nobody ever said that they ended; the first person rose a level in February. */
const came = (person: number): Given[] => {
  const whose = { stream: `participation-${person}`, personId: `person-${person}`, provider: 'college' };
  return [
    { table: 'facts_enrollment', ...whose, program: 'aefla', trueOn: '2025-09-02' },
    { table: 'facts_service', ...whose, service: 'learn.esl', hours: 60, trueOn: '2026-03-20' },
  ];
};
const rose: Given = {
  table: 'facts_milestone',
  stream: 'participation-1',
  personId: 'person-1',
  provider: 'college',
  kind: 'measurable-skill-gain',
  type: 'educational-functioning-level',
  fromLevel: 'esl-2',
  toLevel: 'esl-3',
  trueOn: '2026-02-10',
};
const periods = buildPeriods(factsOf([...came(1), ...came(2), rose]), asOf, []);
const figures = (year: number) =>
  wioaFigures(periods, year, { rules: regulation, supplemental: true, lag: { asOf } });
const rateOf = (year: number, measure: string) =>
  figures(year).programs[0]?.figures.find((each) => each.measure === measure)?.regulatory;

describe('somebody of whom the program never said that they left', () => {
  it('has an exit that the exchange estimates, and says so', () => {
    expect(periods.map(({ exit, exitBasis }) => `${exit} ${exitBasis}`)).toEqual(
      Array(2).fill('2026-03-20 exchange-estimate'),
    );
    expect(figures(2026).estimatedExits).toBe(2);
  });

  it('is in no measure of those who left', () => {
    for (const measure of ['employment_rate_q2', 'employment_rate_q4', 'credential_attainment'])
      expect(rateOf(2026, measure), measure).toMatchObject({ numerator: 0, denominator: 0 });
    expect(figures(2026).retention.denominatorIds).toEqual([]);
  });

  it('counts in skill gains, which ask for no exit, in the year of the services and in no later one', () => {
    expect(rateOf(2025, 'measurable_skill_gains')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(rateOf(2026, 'measurable_skill_gains')).toMatchObject({ numerator: 0, denominator: 0 });
  });

  it('learned until the last gain, which is told when no class is held any more', () => {
    const after = { ...rose, trueOn: '2026-07-15' };
    const late = buildPeriods(factsOf([...came(1), ...came(2), after]), asOf, []);
    const gains = wioaFigures(late, 2026, { rules: regulation, supplemental: true, lag: { asOf } });
    expect(
      gains.programs[0]?.figures.find((each) => each.measure === 'measurable_skill_gains'),
    ).toMatchObject({
      regulatory: { numerator: 1, denominator: 1 },
    });
    const mapping = readNrsMapping(join(ownMappings, 'nrs-table4-like.yaml'));
    expect(nrsLike(late, 2026, mapping).at(-1)).toMatchObject({ B: '1', E: '1' });
  });

  it('remains, in a table that the program alone says who separated from', () => {
    const mapping = readNrsMapping(join(ownMappings, 'nrs-table4-like.yaml'));
    const total = nrsLike(periods, 2025, mapping).at(-1);
    expect(total).toMatchObject({ A: 'total', B: '2', E: '1', H: '0', I: '1' });
  });

  it('is in no file that is like the PIRL', () =>
    expect(pirlLike(periods, readPirlMapping(join(ownMappings, 'pirl-like.yaml')), asOf)).toEqual([]));
});
