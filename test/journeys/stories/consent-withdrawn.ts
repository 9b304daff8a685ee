import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../support/stories/agency.ts';
import { openReceiver, type Receiver } from '../../support/stories/receiver.ts';
import { withdrawConsent } from '../../support/stories/withdraw-consent.ts';
import type { Story } from './story.ts';

const college = 'college-out-of-order';
// Long enough for a person to change their mind before the second attempt.
const retryAfterSeconds = 12;

/** An agency's receiver is out of order, and before it is mended the person takes consent back. */
export const consentWithdrawn: Story = (network) =>
  describe('consent withdrawn while a webhook is being retried', () => {
    let center: Agency;
    let classroom: Agency;
    let receiver: Receiver;
    let offer: string;
    let reference: string;
    const own = () => network().person('withdrawn');
    const deliveryOf = async (id: string) =>
      (await classroom.door.get(`/v1/webhooks/main/deliveries/${id}`)).json;

    beforeAll(async () => {
      center = await network().agency('harbor-worker-center');
      classroom = await network().agency('bayside-community-college', {
        slug: college,
        name: 'College out of Order',
        services: [{ code: 'learn.esl', program: 'aefla' }],
      });
      receiver = await openReceiver(({ id }) => (id === offer || offer === undefined ? 503 : 204), {
        'retry-after': String(retryAfterSeconds),
      });
      expect((await classroom.door.put('/v1/webhooks/main', { url: receiver.url })).status).toBe(201);
      await center.refers(own(), { pathway: 'english-to-work', choices: [['learn.esl', college]] });
      const offered = await classroom.hears({ status: 'offered' });
      offer = offered.id;
      reference = String(offered.data['reference']);
    });
    afterAll(() => receiver?.close());

    it('is announced once, in vain, and would be announced again', async () => {
      await eventually(() => expect(receiver.heard).toContain(offer), { within: 20_000 });
      await eventually(async () => {
        const { status, nextAt } = await deliveryOf(offer);
        expect([status, nextAt]).toEqual(['pending', expect.any(String)]);
      });
    });

    it('ends the referral: the agency hears that it is over, and not why anybody is gone', async () => {
      await withdrawConsent(network().exchange, {
        causation: `partner:${center.slug}:${own()}`,
        from: college,
      });
      const over = await classroom.hears({ reference, status: 'withdrawn' });
      expect(over.data).toMatchObject({ reason: null, program: null });
      await center.hears({ reference, status: 'withdrawn', reason: 'consent-withdrawn' });
    });

    it('stops the retry: what was allowed when it was first tried is not sent when it no longer is', async () => {
      await eventually(async () => expect((await deliveryOf(offer))['status']).toBe('cancelled'), {
        within: 2 * retryAfterSeconds * 1_000,
        every: 500,
      });
      expect((await deliveryOf(offer))['code']).toBe('no-longer-allowed');
      expect(receiver.heard.filter((id) => id === offer)).toHaveLength(1);
    });

    it('lets through that it is over, so that nobody works on', async () => {
      const over = await classroom.hears({ reference, status: 'withdrawn' });
      await eventually(() => expect(receiver.heard).toContain(over.id), { within: 20_000 });
    });
  });
