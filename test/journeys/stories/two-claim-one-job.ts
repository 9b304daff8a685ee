import { eventually } from '@handoff/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { operated } from '../../support/operated.ts';
import type { Agency } from '../../support/stories/agency.ts';
import type { Story } from './story.ts';

const college = 'bayside-community-college';
const jobCenter = 'north-shore-career-center';
const job = { occupation: '35-2014.00', wagePer: 'hour', hoursPerWeek: 37.5 };

type Job = Readonly<{
  attestations: readonly { by: string; evidence: string; strength: string }[];
  conflicts: readonly { field: string; said: readonly { by: string; value: string }[] }[];
  helpers: readonly string[];
}>;

/** A person found work. The job center placed them, and the college where they learned tells of it, too. */
export const twoClaimOneJob: Story = (network) =>
  describe('two agencies that claim one job', () => {
    let center: Agency;
    let classroom: Agency;
    let placement: Agency;
    const own = () => network().person('one-job');

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      classroom = await network().agency(college);
      placement = await network().agency(jobCenter);
      await center.refers(own(), {
        pathway: 'english-to-work',
        choices: [
          ['learn.esl', college],
          ['work.placement', jobCenter],
        ],
      });
    });

    const accepts = async (agency: Agency): Promise<string> => {
      const offered = await center.hears({ localRef: own(), to: agency.slug, status: 'offered' });
      const reference = String(offered.data['reference']);
      await agency.hears({ reference, status: 'offered' });
      await agency.answers(reference, 'accepted');
      await agency.hears({ reference, status: 'accepted' });
      return reference;
    };

    it('each report it, on what they have seen, and both are taken', async () => {
      const learned = await accepts(classroom);
      await classroom.reports(learned, 'enrolled');
      await classroom.reports(learned, 'milestone', {
        type: 'educational-functioning-level',
        fromLevel: 'esl-2',
        toLevel: 'esl-3',
        evidence: 'pre-post-test',
      });
      const placed = await accepts(placement);
      const said = { ...job, wageCents: 1950, evidence: 'employer-letter' };
      expect((await placement.reports(placed, 'employment', said)).status).toBe(202);
      const heard = { ...job, wageCents: 2000, evidence: 'self-report' };
      expect((await classroom.reports(learned, 'employment', heard)).status).toBe(202);
    });

    it('come back to the worker center as what they are: two reports', async () => {
      for (const provider of [college, jobCenter])
        await center.hears({ localRef: own(), kind: 'employment', provider });
      const ended = await center.hears({ localRef: own(), kind: 'journey-ended' });
      expect(ended.data['result']).toBe('reached-its-aim');
    });

    const jobs = () =>
      eventually(
        async () => {
          const figures = (await operated(network().exchange, 'outcomes', '/internal/figures')) as {
            jobs: readonly Job[];
          };
          const claimed = figures.jobs.filter(({ helpers }) => helpers.includes(jobCenter));
          expect(claimed.flatMap(({ attestations }) => attestations)).toHaveLength(2);
          return claimed;
        },
        { within: 30_000, every: 500 },
      );

    it('count as one job that two agencies attest, each by name and strength', async () => {
      const [one, ...others] = await jobs();
      expect(others).toEqual([]);
      expect(
        one?.attestations.map(({ by, evidence, strength }) => [by, evidence, strength]).toSorted(),
      ).toEqual([
        [college, 'self-report', 'statement'],
        [jobCenter, 'employer-letter', 'document'],
      ]);
    });

    it('are shown where they differ, and everyone who helped is named', async () => {
      const [one] = await jobs();
      expect(one?.conflicts).toEqual([
        {
          field: 'wageCents',
          said: expect.arrayContaining([
            { by: college, value: '2000' },
            { by: jobCenter, value: '1950' },
          ]),
        },
      ]);
      expect(one?.helpers).toEqual([college, 'harbor-worker-center', jobCenter]);
    });
  });
