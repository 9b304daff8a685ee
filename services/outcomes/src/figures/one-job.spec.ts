import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/facts-of.ts';
import { countJobs, jobsIn } from './one-job.ts';

type Given = Parameters<typeof factsOf>[0][number];

const claim = (provider: string, said: Partial<Given> = {}): Given => ({
  table: 'facts_employment',
  stream: `participation-${provider}`,
  fact: 1,
  personId: 'person-1',
  provider,
  trueOn: '2026-10-20',
  startedOn: '2026-10-20',
  occupation: '35-2014.00',
  wageCents: 1950,
  wagePer: 'hour',
  hoursPerWeek: 37.5,
  evidence: 'employer-letter',
  ...said,
});
const jobs = (...given: readonly Given[]) => jobsIn(factsOf(given));

describe('a job that several agencies claim', () => {
  it('is one fact with an attestation each, by whom and how strong, and those brought later', () => {
    const later: Given = {
      table: 'facts_attestation',
      stream: 'participation-south',
      fact: 1,
      personId: 'person-1',
      by: 'south',
      evidence: 'pay-stubs',
      strength: 'document',
      trueOn: '2026-11-01',
    };
    const [job, ...others] = jobs(claim('north'), claim('south', { evidence: 'self-report' }), later);
    expect(others).toEqual([]);
    expect(job?.attestations.map(({ by, evidence, strength }) => [by, evidence, strength])).toEqual([
      ['north', 'employer-letter', 'document'],
      ['south', 'self-report', 'statement'],
      ['south', 'pay-stubs', 'document'],
    ]);
    expect(job?.conflicts).toEqual([]);
  });

  it('shows where they differ, and who says what', () => {
    const days = { trueOn: '2026-10-26', startedOn: '2026-10-26' };
    const [job] = jobs(claim('north'), claim('south', { ...days, wageCents: 2000, hoursPerWeek: null }));
    expect(job?.conflicts).toEqual([
      {
        field: 'startedOn',
        said: [
          { by: 'north', value: '2026-10-20' },
          { by: 'south', value: '2026-10-26' },
        ],
      },
      {
        field: 'wageCents',
        said: [
          { by: 'north', value: '1950' },
          { by: 'south', value: '2000' },
        ],
      },
    ]);
  });

  it('names everybody who had a part: who referred, who taught, who placed', () => {
    const [job] = jobs(
      claim('north'),
      { table: 'facts_enrollment', personId: 'person-1', provider: 'college', trueOn: '2026-01-05' },
      { table: 'referral_moves', personId: 'person-1', referrer: 'center', trueOn: '2026-01-02' },
      { table: 'referral_moves', personId: 'person-2', referrer: 'stranger', trueOn: '2026-01-02' },
    );
    expect(job?.helpers).toEqual(['center', 'college', 'north']);
  });

  it.each<[string, number, Partial<Given>]>([
    ['fourteen days apart', 1, { trueOn: '2026-11-03' }],
    ['fifteen days apart', 2, { trueOn: '2026-11-04' }],
    ['where one names no occupation', 1, { occupation: null }],
    ['in another occupation', 2, { occupation: '37-2011.00' }],
    ['told by one agency twice', 2, { stream: 'participation-north' }],
    ["of another person's", 2, { personId: 'person-2' }],
  ])('%s is so many: %i', (_, number, said) => {
    const claims = [claim('north'), claim('south', said)];
    expect(jobs(...claims)).toHaveLength(number);
    expect(countJobs(factsOf(claims).rows.facts_employment)).toBe(number);
  });
});
