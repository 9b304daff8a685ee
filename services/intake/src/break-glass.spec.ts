import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { intakeId, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submit, erase, trail } = rosaAt(() => service);

const harbor = 'harbor-worker-center';
const one = 'staff-0198c0de-7a11-4032-8a5c-3f2d9be01031';
const two = 'staff-0198c0de-7a11-4032-8a5c-3f2d9be01032';
const three = 'staff-0198c0de-7a11-4032-8a5c-3f2d9be01033';

type Shown = Readonly<{ id: string; stage: string }>;
const base = '/internal/break-glass';
const ask = (differing: object = {}, from = 'gateway') =>
  service.call(from, 'POST', base, {
    body: { intakeId, by: one, reason: 'life-at-risk', minutes: 30, ...differing },
  }) as Promise<Shown>;
const act = (what: 'confirmation' | 'look' | 'end', id: string, by: string) =>
  service.call('gateway', 'POST', `${base}/:id/${what}`, { params: { id }, body: { by } });
const opened = async () => {
  const { id } = await ask();
  await act('confirmation', id, two);
  return id;
};
const said = async (id: string) => (await service.eventsOf(id)).map(({ type }) => type);

describe('an emergency look', () => {
  beforeEach(() => submit());

  it('shows name and safe contacts to the two, once both have said so, and nothing else', async () => {
    const { id } = await ask();
    await expect(act('look', id, one)).rejects.toMatchObject({ code: 'break-glass-over' });
    await expect(act('confirmation', id, one)).rejects.toMatchObject({ code: 'two-persons-needed' });
    await act('confirmation', id, two);
    const { contact } = (await act('look', id, one)) as { contact: object };
    expect(Object.keys(contact).toSorted()).toEqual(['contacts', 'name']);
    expect(JSON.stringify(contact)).toContain('Rosa');
    await expect(act('look', id, three)).rejects.toMatchObject({ code: 'not-one-of-two' });
  });

  it('stands in the chain of the agency that took the person in, shown or not, and in a stream that tells it', async () => {
    const id = await opened();
    await act('look', id, two);
    await act('look', id, three).catch(() => undefined);
    expect((await trail()).filter((line) => line.startsWith('operator:'))).toEqual([
      `operator:${two} open contact allowed break-glass-life-at-risk`,
      `operator:${three} open contact denied not-one-of-two`,
    ]);
    const chained = await service.audit.of('person-01');
    expect(
      chained.filter(({ who }) => who.startsWith('operator:')).map(({ recipient }) => recipient),
    ).toEqual([harbor, harbor]);
    const events = await service.eventsOf(id);
    expect(events.map(({ type }) => type)).toEqual([
      'BreakGlassAsked',
      'BreakGlassOpened',
      'BreakGlassLooked',
    ]);
    expect(events.map(({ data }) => data['agency'])).toEqual([harbor, harbor, harbor]);
    expect(JSON.stringify(events)).not.toContain('Rosa');
  });

  it('shows nothing that could not be recorded', async () => {
    const id = await opened();
    service.audit.write = () => Promise.reject(new Error('full'));
    await expect(act('look', id, one)).rejects.toThrow('full');
  });

  it('ends by itself, open or never confirmed; or before its time', async () => {
    const [open, asked, ended] = [await opened(), (await ask()).id, await opened()];
    await act('end', ended, three);
    await service.pass(1 / 24);
    for (const id of [open, asked, ended]) {
      expect((await said(id)).at(-1)).toBe('BreakGlassEnded');
      await expect(act('look', id, one)).rejects.toMatchObject({ code: 'break-glass-over' });
    }
  });

  it('shows nothing of whoever was erased meanwhile', async () => {
    const id = await opened();
    await erase();
    await expect(act('look', id, one)).rejects.toMatchObject({ code: 'consent-not-live' });
    expect(await said(id)).toEqual(['BreakGlassAsked', 'BreakGlassOpened']);
  });

  it('neither shows nor is asked of whoever asked to be erased, while a hold keeps what they told', async () => {
    const id = await opened();
    for (const [what, by] of [
      ['ask', 'a'],
      ['confirm', 'b'],
    ] as const)
      await service.call('gateway', 'POST', `/internal/holds/:id/${what}`, {
        params: { id: intakeId },
        body: { by, matter: 'm-1' },
      });
    await erase();
    await expect(act('look', id, one)).rejects.toMatchObject({ code: 'consent-not-live' });
    expect(await said(id)).not.toContain('BreakGlassLooked');
    await expect(ask()).rejects.toMatchObject({ code: 'intake-unknown' });
  });

  it('is asked for a reason of a list, of somebody who is there, through the gateway', async () => {
    await expect(ask({ reason: 'curious' })).rejects.toThrow('expected one of');
    await expect(ask({ intakeId: 'intake-none' })).rejects.toMatchObject({ code: 'intake-unknown' });
    await expect(ask({}, 'operator')).rejects.toThrow('operator may not POST');
  });
});
