import { beforeAll, describe, expect, it } from 'vitest';
import { moveTime } from '../../support/move-time.ts';
import type { Agency } from '../../support/stories/agency.ts';
import type { Choice } from '../../support/stories/person.ts';
import type { Story } from './story.ts';

const silent = 'quiet-harbor-classes';
const college = 'bayside-community-college';
const both: readonly Choice[] = [
  ['learn.esl', silent],
  ['learn.esl', college],
];
// The response clock runs on five open days, and a weekend or holidays lie between.
const longer = 14;

/** A partner is there, and never says a word. */
export const partnerNeverAnswers: Story = (network) =>
  describe('a partner that never answers', () => {
    let center: Agency;
    const own = (name: string) => network().person(`silence-${name}`);
    const refers = (name: string, choices: readonly Choice[] = both) =>
      center.refers(own(name), { pathway: 'english-to-work', choices, days: 800 });
    const listing = {
      slug: silent,
      name: 'Quiet Harbor Classes',
      services: [{ code: 'learn.esl', program: 'aefla' }],
    };

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      await network().agency(college);
      await network().agency(college, listing);
      await Promise.all([refers('one'), refers('two'), refers('alone', both.slice(0, 1))]);
      for (const name of ['one', 'two', 'alone'])
        await center.hears({ localRef: own(name), to: silent, status: 'offered' });
      await moveTime(network().exchange, longer);
    });

    it('runs out of time, and the next agency that the person ranked is asked', async () => {
      for (const name of ['one', 'two']) {
        const expired = await center.hears({ localRef: own(name), to: silent, status: 'expired' });
        expect(expired.data['next']).toBe('next-option');
        await center.hears({ localRef: own(name), to: college, status: 'offered' });
      }
    });

    it('leaves it to the worker center where the person ranked nobody else', async () => {
      await center.hears({ localRef: own('alone'), to: silent, status: 'expired' });
      const step = await center.hears({
        localRef: own('alone'),
        kind: 'journey-step',
        result: 'waiting',
        step: 'english',
      });
      expect(step.data['reason']).toBe('no-option-left');
    });

    it('is asked no more after three in a row: the next person is not kept waiting', async () => {
      await refers('four');
      await center.hears({ localRef: own('four'), to: college, status: 'offered' });
      const told = await center.told();
      expect(told.filter(({ data }) => data['localRef'] === own('four') && data['to'] === silent)).toEqual(
        [],
      );
    });

    it('is asked again once it says that it is still there', async () => {
      await network().tellsAnew(college, { ...listing, serves: 'We are still here: classes all year.' });
      await refers('five');
      await center.hears({ localRef: own('five'), to: silent, status: 'offered' });
    });
  });
