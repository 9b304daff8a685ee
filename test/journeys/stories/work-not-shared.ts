import { eventually } from '@handoff/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { allSaid } from '../../support/stories/all-said.ts';
import type { Agency } from '../../support/stories/agency.ts';
import { learner } from '../../support/stories/person.ts';
import type { Story } from './story.ts';

const college = 'bayside-community-college';
const jobCenter = 'north-shore-career-center';
const lawyers = 'commonwealth-legal-door';
const cooperative = 'harbor-cooperative-workshop';

const main = [
  ['learn.esl', college],
  ['learn.iet', college],
  ['work.placement', jobCenter],
] as const;
const beside = [
  ['legal.immigration', lawyers],
  ['work.cooperative', cooperative],
] as const;

type Program = Readonly<{ program: string; verdict: string; askNow: readonly string[] }>;

/** Three people want the same. Asked whether they may work, one says no, one would rather not say, one says yes. */
export const workNotShared: Story = (network) =>
  describe('somebody who does not share whether they may work', () => {
    let center: Agency;
    let agencies: readonly Agency[];
    const intakes: Record<string, string> = {};
    const own = (answer: string) => network().person(`work-${answer}`);

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      const slugs = [college, jobCenter, lawyers, cooperative];
      agencies = await Promise.all(slugs.map((slug) => network().agency(slug)));
      const wants = { pathway: 'english-to-nursing-assistant', choices: [...main, ...beside] };
      const refer = async (answer: string, facts: object) => {
        intakes[answer] = await center.refers(own(answer), { ...wants, facts: { ...learner, ...facts } });
      };
      await refer('no', { work_authorized: 'no' });
      await refer('unsaid', { work_authorized: 'prefers_not_to_say' });
      await refer('yes', { work_authorized: 'yes', work_authorized_recheck: '2030-Q1' });
    });

    const offered = (answer: string, to: string) =>
      center.hears({ localRef: own(answer), to, status: 'offered' });

    it('is offered legal advice and the cooperative path, as everyone is', async () => {
      for (const answer of ['no', 'unsaid', 'yes'])
        for (const to of [lawyers, cooperative, college])
          expect((await offered(answer, to)).data['service']).toBeTypeOf('string');
    });

    const screeningOf = async (answer: string) => {
      const { json } = await center.door.get(`/v1/intakes/${intakes[answer]}/screening`);
      return (json['screening'] as { programs: readonly Program[] }).programs;
    };

    it('leaves no trace of a no: the two are told the same, word for word', async () => {
      const [no, unsaid] = [await screeningOf('no'), await screeningOf('unsaid')];
      expect(no).toEqual(unsaid);
      expect(no.find(({ program }) => program === 'aefla')?.verdict).toBe('eligible');
      expect(
        no.filter(({ verdict }) => verdict === 'ineligible').map(({ program }) => program),
      ).not.toContain('wioa_adult');
    });

    it('is not asked again by the program that the law binds', async () => {
      const bound = (await screeningOf('no')).find(({ program }) => program === 'wioa_adult');
      expect(bound).toMatchObject({ verdict: 'needs_more_information' });
      expect(bound?.askNow).not.toContain('work_authorized');
    });

    const shapeOf = async (agency: Agency, answer: string) => {
      const intake = intakes[answer];
      const about = (await agency.told()).filter(
        ({ data }) => data['localRef'] === own(answer) || data['intake'] === intake,
      );
      return about
        .map(({ type, data }) =>
          [
            type,
            data['kind'],
            data['to'],
            data['status'],
            data['step'],
            data['result'],
            data['reason'],
          ].join(),
        )
        .toSorted();
    };

    it('gives the worker center the same notices as somebody who said no', async () => {
      await eventually(
        async () => expect(await shapeOf(center, 'no')).toEqual(await shapeOf(center, 'unsaid')),
        { within: 30_000, every: 500 },
      );
    });

    it('comes to work of their own with the cooperative: the journey has an aim that asks nobody for a permit', async () => {
      const { data } = await offered('no', cooperative);
      const workshop = await network().agency(cooperative);
      const referral = String(data['reference']);
      expect((await workshop.answers(referral, 'accepted')).status).toBe(202);
      await center.hears({ localRef: own('no'), to: cooperative, status: 'accepted' });
      expect((await workshop.reports(referral, 'service', { service: 'work.cooperative' })).status).toBe(202);
      await workshop.answers(referral, 'completed', { result: 'served' });
      const reached = await center.hears({ localRef: own('no'), step: 'cooperative', result: 'done' });
      expect(reached.data).toMatchObject({ kind: 'journey-step', reason: 'served' });
      const journey = String(reached.data['journey']);
      await center.door.post(`/v1/journeys/${journey}/end`, { reason: 'person-asked' });
      const ended = await center.hears({ localRef: own('no'), kind: 'journey-ended' });
      expect(ended.data).toMatchObject({ result: 'reached-its-aim', reason: 'person-asked' });
    });

    it('shows nothing about it anywhere: no message to an agency, no event, no line of a log', async () => {
      const said = await allSaid(network().exchange, [center, ...agencies]);
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter(({ text }) => /work_authorized|not-shared|prefers_not_to_say/.test(text))).toEqual(
        [],
      );
    });
  });
