import { createHandler } from '@handoff/stream-store';
import { describe, expect, it } from 'vitest';
import { type About, type ViewKind, viewId } from '../../domain/view.ts';
import { viewStream } from '../../streams.ts';
import type { Open } from './opened.ts';

type Told = Readonly<{
  partner?: string;
  kind?: ViewKind;
  subject: string;
  about?: About;
  type?: string;
  at?: string;
}>;

/** Views come to be as they really do: something is told. */
const telling = async (open: Open) => {
  const { register, viewStreams } = await open();
  let told = 0;
  const tell = async ({ partner = 'bayside', kind = 'referral', subject, about = {}, ...said }: Told) => {
    const { type = 'ReferralNotice', at = '2026-11-22T15:00:00.000Z' } = said;
    const handler = createHandler({ store: viewStreams, now: () => at, accepts: () => {} });
    told += 1;
    const message = { type, data: { said: told } };
    const consent = { asked: true, allowed: true, purpose: 'routing' };
    const externalId = `${partner}-${subject}`;
    const data = { partner, kind, subject, externalId, message, about, consent };
    await handler.handle(
      viewStream.type,
      viewId(partner, subject),
      { type: 'Tell', data },
      { causation: `told-${told}`, bodyHash: 'caused' },
    );
  };
  return { views: register.views, tell, viewStreams };
};

export const viewsConformance = (open: Open) =>
  describe('views', () => {
    it("are found by the partner's own id, and by that partner alone", async () => {
      const { views, tell } = await telling(open);
      await tell({ subject: 'referral-1', about: { status: 'offered' } });
      const found = await views.find('bayside', 'referral', 'bayside-referral-1');
      expect(found).toMatchObject([{ subject: 'referral-1', about: { status: 'offered' } }]);
      expect(await views.find('harbor', 'referral', 'bayside-referral-1')).toEqual([]);
      expect(await views.find('bayside', 'intake', 'bayside-referral-1')).toEqual([]);
      expect(await views.find('bayside', 'referral', 'referral-1')).toEqual([]);
    });

    it('are found by the short reference too, which may fit two', async () => {
      const { views, tell } = await telling(open);
      await tell({ subject: 'referral-1', about: { reference: 'H7K-4QD' } });
      await tell({ subject: 'referral-2', about: { reference: 'H7K-4QD' }, partner: 'harbor' });
      expect(await views.find('bayside', 'referral', 'H7K-4QD')).toMatchObject([{ subject: 'referral-1' }]);
      await tell({ subject: 'referral-3', about: { reference: 'H7K-4QD' } });
      expect(await views.find('bayside', 'referral', 'H7K-4QD')).toHaveLength(2);
    });

    it('are found by their subjects, of those a partner was told of', async () => {
      const { views, tell } = await telling(open);
      await tell({ subject: 'referral-1' });
      await tell({ subject: 'intake-1', kind: 'intake' });
      await tell({ subject: 'referral-2', partner: 'harbor' });
      const subjects = ['referral-1', 'intake-1', 'referral-2', 'referral-9'];
      expect(await views.about('bayside', 'referral', subjects)).toMatchObject([{ subject: 'referral-1' }]);
    });

    it('say of each message whom it was about and under which consent, until they are forgotten', async () => {
      const { views, tell, viewStreams } = await telling(open);
      await tell({ subject: 'referral-1', about: { personId: 'person-1' } });
      await tell({ subject: 'referral-1' });
      const under = { personId: 'person-1', consent: { asked: true, allowed: true, purpose: 'routing' } };
      expect(await views.toldUnder('bayside', 'bayside-referral-1', 2)).toEqual(under);
      expect(await views.toldUnder('bayside', 'bayside-referral-1', 3)).toBeUndefined();
      expect(await views.toldUnder('harbor', 'bayside-referral-1', 2)).toBeUndefined();
      await viewStreams.markPublished(viewId('bayside', 'referral-1'), 0, 2);
      await viewStreams.forget(viewId('bayside', 'referral-1'), 2);
      expect(await views.toldUnder('bayside', 'bayside-referral-1', 2)).toBeUndefined();
    });

    it('know which version of the subject was told by which message', async () => {
      const { views, tell } = await telling(open);
      await tell({ subject: 'referral-1', about: { source: 1 } });
      await tell({ subject: 'referral-1', type: 'FactNotice' });
      await tell({ subject: 'referral-1', about: { source: 5 } });
      const known = (told: number, partner = 'bayside') =>
        views.sourceOf(partner, 'bayside-referral-1', told);
      expect([await known(1), await known(2), await known(3)]).toEqual([1, 1, 5]);
      expect([await known(0), await known(4), await known(3, 'harbor')]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });

    it('of people who come together are found together', async () => {
      const { views, tell } = await telling(open);
      for (const [nth, groupId] of [
        [1, 'group-1'],
        [2, 'group-2'],
        [3, 'group-1'],
      ] as const)
        await tell({ subject: `referral-${nth}`, about: { groupId } });
      await tell({ subject: 'referral-4', about: { groupId: 'group-1' }, partner: 'harbor' });
      const together = await views.list('bayside', { kind: 'referral', groupId: 'group-1', limit: 10 });
      expect(together.map(({ subject }) => subject)).toEqual(['referral-1', 'referral-3']);
    });

    it('of which nothing has left are known with their consents, and can be dropped; others can not', async () => {
      const { views, tell, viewStreams } = await telling(open);
      const about = { personId: 'person-1' };
      for (const subject of ['referral-1', 'referral-2']) await tell({ subject, about });
      await tell({ subject: 'referral-1', about });
      await tell({ subject: 'referral-1', partner: 'harbor' });
      await viewStreams.markPublished(viewId('bayside', 'referral-2'), 0, 1);
      const purposes = ['routing'];
      expect(await views.untold('bayside')).toEqual([
        { subject: 'referral-1', personId: 'person-1', purposes },
      ]);
      expect(await views.drop('bayside', 'referral-2')).toBe(false);
      expect(await views.drop('bayside', 'referral-3')).toBe(false);
      expect(await views.drop('bayside', 'referral-1')).toBe(true);
      expect(await views.untold('bayside')).toEqual([]);
      expect(await viewStreams.load(viewId('bayside', 'referral-1'))).toBeUndefined();
      expect(await views.untold('harbor')).toEqual([{ subject: 'referral-1', purposes }]);
    });

    it('are listed page by page, by role and by status', async () => {
      const { views, tell } = await telling(open);
      for (const nth of [3, 1, 2])
        await tell({ subject: `referral-${nth}`, about: { status: 'offered', role: 'receiver' } });
      await tell({ subject: 'referral-4', about: { status: 'completed', role: 'receiver' } });
      await tell({ subject: 'referral-5', about: { status: 'offered', role: 'referrer' } });
      await tell({ subject: 'referral-6', about: { status: 'offered' }, partner: 'harbor' });
      const page = {
        kind: 'referral',
        role: 'receiver',
        statuses: ['offered', 'accepted'],
        limit: 2,
      } as const;
      const subjects = async (after: object = {}) =>
        (await views.list('bayside', { ...page, ...after })).map(({ subject }) => subject);
      expect(await subjects()).toEqual(['referral-1', 'referral-2']);
      expect(await subjects({ after: 'bayside-referral-2' })).toEqual(['referral-3']);
      expect(await views.list('bayside', { kind: 'referral', limit: 10 })).toHaveLength(5);
    });

    it('that wait in a community queue are listed in its order, page by page', async () => {
      const { views, tell } = await telling(open);
      const about = { status: 'offered', role: 'receiver' } as const;
      await tell({ subject: 'referral-1', about: { ...about, queue: '9999 2026-11-01 A' } });
      await tell({ subject: 'referral-2', about: { ...about, queue: '0002 2026-11-03 B' } });
      await tell({ subject: 'referral-3', about: { ...about, queue: '0002 2026-11-02 C' } });
      await tell({ subject: 'referral-4', about });
      const page = { kind: 'referral', ...about, statuses: ['offered'], queued: true, limit: 2 } as const;
      const queue = async (after: object = {}) =>
        (await views.list('bayside', { ...page, ...after })).map(({ subject }) => subject);
      expect(await queue()).toEqual(['referral-3', 'referral-2']);
      expect(await queue({ after: '0002 2026-11-03 B' })).toEqual(['referral-1']);
    });

    it('tell what a partner was told of a journey, in the order of time', async () => {
      const { views, tell } = await telling(open);
      const about = { journeyId: 'journey-1', intakeId: 'intake-1' };
      const at = (minute: number) => `2026-11-22T15:0${minute}:00.000Z`;
      await tell({
        subject: 'intake-1',
        kind: 'intake',
        about: { intakeId: 'intake-1' },
        type: 'FactNotice',
        at: at(0),
      });
      await tell({ subject: 'referral-1', about, at: at(2) });
      await tell({ subject: 'journey-1', kind: 'journey', about, type: 'FactNotice', at: at(1) });
      await tell({ subject: 'referral-1', about, at: at(3) });
      await tell({ subject: 'referral-9', about: { journeyId: 'journey-9' }, at: at(3) });
      await tell({ subject: 'referral-1', about, at: at(4), partner: 'harbor' });
      expect(await views.toldOf('bayside', 'journey-1', 'intake-1')).toEqual([
        { type: 'FactNotice', time: at(0), data: { said: 1 } },
        { type: 'FactNotice', time: at(1), data: { said: 3 } },
        { type: 'ReferralNotice', time: at(2), data: { said: 2, version: 1 } },
        { type: 'ReferralNotice', time: at(3), data: { said: 4, version: 2 } },
      ]);
    });

    it('of a person can be gathered, with what still waits to be published, and forgotten', async () => {
      const { views, tell, viewStreams } = await telling(open);
      const about = { personId: 'person-1' };
      await tell({ subject: 'referral-1', about });
      await tell({ subject: 'referral-1', about, partner: 'harbor' });
      await tell({ subject: 'referral-2', about: { personId: 'person-2' } });
      await viewStreams.markPublished(viewId('harbor', 'referral-1'), 0, 1);
      const gathered = (await views.ofPerson('person-1')).map(({ partner, version, published }) => ({
        partner,
        version,
        published,
      }));
      expect(gathered.sort((one, other) => one.partner.localeCompare(other.partner))).toEqual([
        { partner: 'bayside', version: 1, published: false },
        { partner: 'harbor', version: 1, published: true },
      ]);

      await viewStreams.markPublished(viewId('bayside', 'referral-1'), 0, 1);
      for (const partner of ['bayside', 'harbor']) await viewStreams.forget(viewId(partner, 'referral-1'), 1);
      expect(await views.ofPerson('person-1')).toEqual([]);
      expect(await views.find('bayside', 'referral', 'bayside-referral-1')).toEqual([]);
      expect(await views.find('bayside', 'referral', 'bayside-referral-2')).toHaveLength(1);
    });

    it('count what was told, by kind of message', async () => {
      const { views, tell } = await telling(open);
      expect(await views.counts()).toEqual({});
      await tell({ subject: 'referral-1' });
      await tell({ subject: 'referral-1' });
      await tell({ subject: 'message-1', kind: 'message', type: 'MessageRejected' });
      expect(await views.counts()).toEqual({ ReferralNotice: 2, MessageRejected: 1 });
    });
  });
