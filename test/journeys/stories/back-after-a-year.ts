import { eventually } from '@handoff/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveTime } from '../../support/move-time.ts';
import type { Agency } from '../../support/stories/agency.ts';
import { learner } from '../../support/stories/person.ts';
import type { Story } from './story.ts';

// A college that nobody waits for: when a year passes, an agency that owes answers has fallen silent.
const college = 'seaside-community-college';
const workshop = 'saltmarsh-seafood';

/** Somebody comes to the door where they once were. */
export const backAfterAYear: Story = (network) =>
  describe('somebody who is back after a year', () => {
    let center: Agency;
    let onSite: Agency;
    let intake: string;
    let formerReferral: string;
    const own = (name: string) => network().person(`back-${name}`);
    const wanted = { pathway: 'workplace-english', choices: [['learn.esl.workplace', workshop]] as const };

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      onSite = await network().agency(workshop);
      await network().agency('bayside-community-college', {
        slug: college,
        name: 'Seaside Community College',
      });
      intake = await center.refers(own('then'), wanted);
      const offered = await center.hears({ localRef: own('then'), to: workshop, status: 'offered' });
      formerReferral = String(offered.data['reference']);
      await onSite.hears({ reference: formerReferral, status: 'offered' });
    });

    it('cannot be taken in a second time while the first journey goes on', async () => {
      const again = center.refers(own('too-soon'), { ...wanted, follows: intake });
      await expect(again).rejects.toThrow('journey-still-open');
    });

    it('had come to an end the first time', async () => {
      await onSite.answers(formerReferral, 'accepted');
      await onSite.hears({ reference: formerReferral, status: 'accepted' });
      await onSite.reports(formerReferral, 'enrolled');
      await onSite.reports(formerReferral, 'milestone', {
        type: 'educational-functioning-level',
        fromLevel: 'esl-1',
        toLevel: 'esl-2',
        evidence: 'pre-post-test',
      });
      const ended = await center.hears({ localRef: own('then'), kind: 'journey-ended' });
      expect(ended.data['result']).toBe('reached-its-aim');
      expect((await onSite.door.get(`/v1/referrals/${formerReferral}/contact`)).status).toBe(200);
    });

    describe('a year later', () => {
      beforeAll(() => moveTime(network().exchange, 400));

      it('is out of reach for who knew them: what was allowed then has ended', () =>
        // Each service asks the store for the time every few seconds.
        eventually(
          async () => {
            const { status, json } = await onSite.door.get(`/v1/referrals/${formerReferral}/contact`);
            expect([status, json['code']]).toEqual([403, 'consent-not-live']);
          },
          { within: 30_000, every: 500 },
        ));

      it('is taken in at the same door, with facts and consents of today', async () => {
        await center.refers(own('now'), {
          pathway: 'english-to-work',
          choices: [['learn.esl', college]],
          follows: intake,
          days: 900,
          facts: { age: 37, english_language_learner: 'yes', attending_school: 'none' },
        });
        await center.hears({ localRef: own('now'), kind: 'journey-step', step: 'english', result: 'open' });
        await center.hears({ localRef: own('now'), to: college, status: 'offered' });
      });

      it('is asked anew what they once answered: a fact of then is unknown today', async () => {
        const heard = await center.hears({ localRef: own('now'), kind: 'screening-completed' });
        const { json } = await center.door.get(`/v1/intakes/${String(heard.data['intake'])}/screening`);
        const { programs } = json['screening'] as {
          programs: readonly { program: string; missing: readonly string[] }[];
        };
        const adult = programs.find(({ program }) => program === 'wioa_adult');
        expect(Object.keys(learner)).toContain('selective_service');
        expect(adult?.missing).toContain('selective_service');
      });

      it('opens nothing again to the agency of then', async () => {
        const { status } = await onSite.door.get(`/v1/referrals/${formerReferral}/contact`);
        expect(status).toBe(403);
        const told = (await onSite.told()).filter(({ data }) => data['reference'] !== formerReferral);
        expect(told.filter(({ data }) => data['localRef'] === own('now'))).toEqual([]);
      });
    });
  });
