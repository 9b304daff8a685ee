import { beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../support/stories/agency.ts';
import type { Story } from './story.ts';

const college = 'two-seat-college';
const evening = 'esl-two-seats';

/** A class with two seats, and four people who want one. */
export const classFills: Story = (network) =>
  describe('the class that fills', () => {
    let center: Agency;
    let classroom: Agency;
    const referrals: Record<string, string> = {};
    const own = (name: string) => network().person(`seat-${name}`);
    const of = (name: string) => referrals[name] ?? '';

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      classroom = await network().agency('bayside-community-college', {
        slug: college,
        name: 'Two Seat College',
        services: [
          {
            code: 'learn.esl',
            program: 'aefla',
            cohort: evening,
            startsOn: '2035-01-08',
            seats: 2,
            seatKind: 'held',
          },
        ],
      });
      for (const name of ['first', 'second', 'third', 'fourth']) {
        await center.refers(own(name), { pathway: 'english-to-work', choices: [['learn.esl', college]] });
        const offered = await center.hears({ localRef: own(name), to: college, status: 'offered' });
        referrals[name] = String(offered.data['reference']);
        await classroom.hears({ reference: of(name), status: 'offered' });
      }
    });

    it('takes two, and holds a place for each', async () => {
      for (const name of ['first', 'second']) {
        expect((await classroom.answers(of(name), 'accepted')).status).toBe(202);
        const accepted = await center.hears({ reference: of(name), status: 'accepted' });
        expect(accepted.data['cohort']).toBe(evening);
      }
    });

    it('has no place for a third, and says what can be said instead', async () => {
      const { status, json } = await classroom.answers(of('third'), 'accepted');
      expect([status, json['code']]).toEqual([409, 'no-place']);
      expect(json['mend']).toMatch(/\S/);
    });

    it('puts those who come too late in line, in their order', async () => {
      for (const name of ['third', 'fourth']) {
        await classroom.answers(of(name), 'waitlisted');
        await center.hears({ reference: of(name), status: 'waitlisted' });
      }
    });

    it('offers a place that comes free to the first in line, and to nobody else', async () => {
      const last = (await classroom.told()).at(-1)?.position ?? 0;
      await classroom.answers(of('first'), 'declined', { reason: 'requirements-not-completed' });
      await classroom.hears({ reference: of('third'), status: 'offered' }, last);
      await classroom.answers(of('third'), 'accepted');
      await center.hears({ reference: of('third'), status: 'accepted' });
      const { status, json } = await classroom.answers(of('fourth'), 'accepted');
      expect([status, json['code']]).toEqual([409, 'no-place']);
      const told = await center.told();
      const ofFourth = told.filter(({ data }) => data['reference'] === of('fourth'));
      expect(ofFourth.map(({ data }) => data['status'])).toEqual(['offered', 'waitlisted']);
    });
  });
