import { beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../support/stories/agency.ts';
import { consentTo } from '../../support/stories/person.ts';
import type { Story } from './story.ts';

const pantry = 'saint-brigid-pantry';
const fund = 'neighbors-emergency-fund';

/** Somebody was told by a neighbor where to go, and takes a sheet of paper along. */
export const paperSlip: Story = (network) =>
  describe('the paper slip', () => {
    let center: Agency;
    let desk: Agency;
    let slip: string;
    let referral: string;
    const own = () => network().person('slip');
    const shown = () => ({
      slip,
      service: 'food',
      consent: consentTo(pantry, ['routing', 'contact']),
      localRef: 'SBP-7',
    });

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      desk = await network().agency(pantry);
      await network().agency(fund);
      await center.refers(own(), {
        pathway: 'steady-ground',
        needs: ['food', 'cash.emergency'],
        choices: [],
      });
    });

    it('is written for a person who has chosen nobody yet', async () => {
      const step = await center.hears({ localRef: own(), step: 'food', reason: 'waits-for-choice' });
      expect(step.data).toMatchObject({ kind: 'journey-step', result: 'waiting' });
      const { json } = await center.door.get(`/v1/journeys/${String(step.data['journey'])}/slip`);
      slip = String(json['slip']);
      expect(slip).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
    });

    it('says nothing to whoever reads it wrong', async () => {
      const wrong = `${slip.slice(0, -1)}${slip.endsWith('C') ? 'D' : 'C'}`;
      const { status, json } = await desk.door.post('/v1/desk-acceptances', { ...shown(), slip: wrong });
      expect([status, json['code']]).toEqual([409, 'unknown-slip']);
    });

    it('is accepted at a desk that was never asked, with a consent given there', async () => {
      const { status, json } = await desk.door.post('/v1/desk-acceptances', shown(), `slip-${slip}`);
      expect(status, JSON.stringify(json)).toBe(201);
      referral = String(json['referral']);
      const accepted = await center.hears({ localRef: own(), to: pantry, status: 'accepted' });
      expect(accepted.data).toMatchObject({ service: 'food' });
    });

    it('is accepted once, however often the desk presses the button', async () => {
      const again = await desk.door.post('/v1/desk-acceptances', shown(), `slip-${slip}`);
      expect([again.status, again.json['referral']]).toEqual([201, referral]);
      const other = await desk.door.post('/v1/desk-acceptances', shown());
      expect([other.status, other.json['code']]).toEqual([409, 'already-referred']);
    });

    it('opens how to reach the person to that desk alone', async () => {
      const contact = await desk.door.get(`/v1/referrals/${referral}/contact`);
      expect(contact.json['contact']).toMatchObject({ name: 'Rosa Ejemplo' });
      const { told } = await network().agency(fund);
      expect((await told()).filter(({ data }) => data['localRef'] === own())).toEqual([]);
    });

    it('closes the loop: food was given, and the worker center hears of it', async () => {
      await desk.reports(referral, 'service', { service: 'food' });
      await center.hears({ localRef: own(), kind: 'service', provider: pantry });
      await center.hears({ localRef: own(), kind: 'journey-step', step: 'food', result: 'done' });
    });
  });
