import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../../testing/agencies.ts';
import type { Case } from '../../testing/case-of.ts';
import type { HostedGateway } from '../../testing/hosted-gateway.ts';
import type { PublicDoor } from '../../testing/public-door.ts';
import { rosasCase } from '../../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside, northShore));
  await rosa.offered();
});
afterEach(() => door.close());

const copyFor = (slug: string) =>
  door.get(`/v1/referrals/${rosa.known(slug).referral}/release`, { token: tokens[slug] ?? '' });

describe('the copy of a signed release', () => {
  it('is for the college: who may be told what, signed when, entered when, until when', async () => {
    expect((await copyFor(bayside)).json).toMatchObject({
      reference: rosa.reference,
      release: {
        party: harbor,
        purpose: 'progress',
        records: ['enrollment'],
        signedOn: '2026-11-15',
        enteredOn: '2026-11-22',
        until: '2027-11-30',
      },
    });
  });

  it('says that none is signed, or that it has ended', async () => {
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    expect((await copyFor(bayside)).json).toMatchObject({ release: null });
  });

  it('is for nobody else, and not for the college once the person is not to be known to it', async () => {
    expect((await copyFor(harbor)).status).toBe(404);
    expect((await copyFor(northShore)).status).toBe(404);
    gateway.intake.withdraw(rosa.personId, `${bayside} routing`);
    expect((await copyFor(bayside)).json).toMatchObject({ code: 'consent-not-live' });
  });
});
