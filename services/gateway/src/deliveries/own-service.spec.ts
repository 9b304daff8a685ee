import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let rosa: Case;

/** Rosa came to the college itself, which takes her in and refers her to its own class. */
beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(bayside));
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa', { referrer: bayside, agency: bayside });
  rosa.consents();
  await rosa.offered();
});
afterEach(() => door.close());

describe('an agency that refers to a service of its own', () => {
  it('is told each word once, as the one that serves', async () => {
    await rosa.accepted();
    const heard = (await gateway.heard(bayside)).filter(({ type }) => type === 'ReferralNotice');
    expect(heard.map(({ data }) => [data['role'], data['status']])).toEqual([
      ['receiver', 'offered'],
      ['receiver', 'accepted'],
    ]);
  });

  it('has it on its worklist, and answers and reports as any that serves', async () => {
    expect((await door.get('/v1/worklist.csv', { token })).text).toContain(rosa.reference);
    const body = { kind: 'enrolled', on: '2026-11-22', program: 'aefla' };
    const answered = await door.post(`/v1/referrals/${rosa.reference}/facts`, { token, key: 'k', body });
    expect(answered.status).toBe(202);
  });
});
