import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;
let rosa: Case;
let luis: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
  rosa = caseOf(gateway, 'rosa');
  luis = caseOf(gateway, 'luis');
  for (const one of [rosa, luis]) {
    one.consents();
    await one.submitted();
    await one.offered();
  }
});

const people = (act: string, slug = harbor, key = 'file-1') =>
  gateway.call('operator', 'POST', '/internal/partners/:slug/people', {
    params: { slug },
    body: { act, key, intakes: [rosa.known(harbor).intake, 'intake-of-nobody', luis.known(harbor).intake] },
  });
const late = () => gateway.call('operator', 'GET', '/internal/partners/receipts', {});
const asked = () => gateway.owners.intake.knocks.map(({ command }) => command);

describe('an operator, where an agency cannot speak for its people', () => {
  it('takes consent back or erases for many at once; one that is unknown costs nothing but itself', async () => {
    expect(await people('withdraw')).toMatchObject({
      results: [{ taken: true }, { taken: false }, { taken: true }],
    });
    await people('erase', harbor, 'file-2');
    expect(asked()).toEqual(['WithdrawConsent', 'WithdrawConsent', 'ErasePerson', 'ErasePerson']);
  });

  it('says a word once a person, however often the file is sent', async () => {
    await people('erase');
    await people('erase');
    expect(new Set(gateway.owners.intake.knocks.map(({ causation }) => causation)).size).toBe(2);
  });

  it('speaks for the people of that agency, and of no other', async () => {
    expect(await people('erase', bayside)).toMatchObject({
      results: [{ taken: false }, { taken: false }, { taken: false }],
    });
    expect(asked()).toEqual([]);
  });

  it('sees who has not answered in time what became of what it had', async () => {
    const consentId = gateway.ids.derive('consent', rosa.personId);
    const { personId, intakeId } = rosa;
    const all = { recipient: null, purposes: null, by: null };
    await gateway.tell('ConsentWithdrawn', consentId, { consentId, personId, intakeId, ...all });
    expect(await late()).toEqual({ overdue: [] });
    gateway.time.travel(31 * 86_400_000);
    expect(await late()).toEqual({ overdue: [{ holder: bayside, count: 1, oldestDueBy: '2026-12-22' }] });
    expect(await gateway.call('operator', 'GET', '/internal/summary', {})).toMatchObject({
      receiptsOverdue: 1,
    });
  });
});
