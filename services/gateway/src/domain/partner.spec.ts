import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { partner, type PartnerEvent } from './partner.ts';

const profile = { slug: 'bayside', languages: ['en', 'es'], services: [{ code: 'learn.esl', seats: 24 }] };
const registered = (data: typeof profile): PartnerEvent => ({ type: 'PartnerRegistered', data });
const register = (data: typeof profile) =>
  ({ type: 'RegisterPartner', at: '2026-11-22T10:00:00.000Z', data }) as const;
const larger = { ...profile, services: [{ code: 'learn.esl', seats: 30 }] };

const { given } = specify(partner);

describe('an agency', () => {
  it('is registered with its whole profile', () => given().when(register(profile)).then(registered(profile)));

  it('registered again as it is changes nothing, in whatever order its fields come', () => {
    const { slug, ...rest } = profile;
    given(registered(profile))
      .when(register({ ...rest, slug }))
      .thenNothing();
  });

  it('whose profile changed is registered anew, also back to what it was', () => {
    given(registered(profile)).when(register(larger)).then(registered(larger));
    given(registered(profile), registered(larger)).when(register(profile)).then(registered(profile));
  });
});
