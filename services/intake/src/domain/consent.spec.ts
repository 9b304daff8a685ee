import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { type ConsentCommand, type ConsentEvent, consent } from './consent.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { permits } from './permits.ts';

const { given } = specify(consent);
const at = '2026-06-01T15:00:00.000Z';
const ids = { consentId: 'consent-1', personId: 'person-1', intakeId: 'intake-1' };

const terms = (differing: Partial<ConsentTerms> = {}): ConsentTerms => ({
  recipient: 'exchange',
  purposes: ['screening', 'routing'],
  until: '2027-06-01',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
  ...differing,
});
const release = (differing: Partial<ConsentTerms> = {}) =>
  terms({
    recipient: 'harbor-worker-center',
    purposes: ['progress'],
    how: 'signed',
    records: ['enrollment', 'level gains'],
    ...differing,
  });

const granted = (...list: ConsentTerms[]): ConsentEvent => ({
  type: 'ConsentGranted',
  data: { ...ids, terms: list },
});
const withdrawn = (recipient: string | null, purposes: string[] | null): ConsentEvent => ({
  type: 'ConsentWithdrawn',
  data: { ...ids, recipient, purposes, by: null },
});
const withdraw = (recipient: string | null, purposes: string[] | null): ConsentCommand => ({
  type: 'WithdrawConsent',
  at,
  data: { consentId: 'consent-1', recipient, purposes, by: null },
});
const after = (...events: ConsentEvent[]) => {
  const state = fold(consent, events);
  return (recipient: string, purpose: string, on = '2026-06-02') =>
    permits(state, { recipient, purpose, on });
};

describe('a consent', () => {
  it('is recorded as the person gave it', () =>
    given()
      .when({ type: 'GrantConsent', at, data: { ...ids, terms: [terms()] } })
      .then(granted(terms())));

  it('takes no terms of another person', () =>
    given(granted(terms()))
      .when({ type: 'GrantConsent', at, data: { ...ids, personId: 'person-2', terms: [terms()] } })
      .thenRefused('consent-of-another'));

  it('is withdrawn as a whole or in part', () => {
    given(granted(terms())).when(withdraw(null, null)).then(withdrawn(null, null));
    given(granted(terms()))
      .when(withdraw('exchange', ['routing']))
      .then(withdrawn('exchange', ['routing']));
  });

  it('that was withdrawn already needs no second withdrawal', () =>
    given(granted(terms()), withdrawn(null, null)).when(withdraw(null, null)).thenNothing());

  it('nobody gave cannot be withdrawn', () =>
    given().when(withdraw(null, null)).thenRefused('consent-unknown'));

  it('is not withdrawn for a purpose that does not exist, or for none', () => {
    given(granted(terms()))
      .when(withdraw('exchange', ['marketing']))
      .thenRefused('purpose-unknown');
    given(granted(terms())).when(withdraw('exchange', [])).thenRefused('purposes-empty');
  });
});

describe('permission', () => {
  it('holds for the recipient, the purpose and the time the person named', () =>
    expect(after(granted(terms()))('exchange', 'screening')).toEqual({ allowed: true, until: '2027-06-01' }));

  it.each([
    ['another recipient', 'north-shore-career-center', 'screening', '2026-06-02', 'never-given'],
    ['another purpose', 'exchange', 'contact', '2026-06-02', 'never-given'],
    ['a purpose that does not exist', 'exchange', 'marketing', '2026-06-02', 'purpose-unknown'],
    ['the day after it ended', 'exchange', 'screening', '2027-06-02', 'over'],
    ['the day before it was given', 'exchange', 'screening', '2026-05-31', 'not-yet-given'],
    ['a day that is none', 'exchange', 'screening', 'today', 'date-malformed'],
  ])('is denied for %s', (_, recipient, purpose, on, because) =>
    expect(after(granted(terms()))(recipient, purpose, on)).toEqual({ allowed: false, until: null, because }),
  );

  it('is denied where nothing was recorded', () =>
    expect(after()('exchange', 'screening')).toMatchObject({
      allowed: false,
      because: 'consent-not-recorded',
    }));

  it('is denied where the record itself is doubtful', () => {
    expect(after(granted(terms({ until: 'for ever' })))('exchange', 'screening').allowed).toBe(false);
    expect(after(granted(terms({ how: 'implied' })))('exchange', 'screening').allowed).toBe(false);
  });

  it('ends with the withdrawal, and only for what was withdrawn', () => {
    const ask = after(
      granted(terms(), terms({ recipient: 'bayside', purposes: ['contact'] })),
      withdrawn('exchange', ['routing']),
    );
    expect(ask('exchange', 'routing').allowed).toBe(false);
    expect(ask('exchange', 'screening').allowed).toBe(true);
    expect(ask('bayside', 'contact').allowed).toBe(true);
    expect(after(granted(terms()), withdrawn(null, null))('exchange', 'screening').allowed).toBe(false);
  });

  it('follows the newest word of the person, also when it grants less', () => {
    const shortened = after(granted(terms()), granted(terms({ until: '2026-06-30' })));
    expect(shortened('exchange', 'screening', '2026-07-01')).toMatchObject({ because: 'over' });
    const inOneSitting = after(granted(terms(), terms({ until: '2026-06-30' })));
    expect(inOneSitting('exchange', 'screening', '2026-07-01')).toMatchObject({ because: 'over' });
  });

  it('comes back when the person consents again', () =>
    expect(
      after(granted(terms()), withdrawn(null, null), granted(terms()))('exchange', 'screening').allowed,
    ).toBe(true));
});

describe("a college's release of progress (34 CFR 99.30)", () => {
  it('holds when it is signed and names the records, the purpose and the party', () =>
    expect(after(granted(release()))('harbor-worker-center', 'progress').allowed).toBe(true));

  it.each([
    ['was only spoken', release({ how: 'spoken' }), 'not-signed'],
    ['names no records', release({ records: null }), 'records-not-named'],
    ['names empty records', release({ records: [' '] }), 'records-not-named'],
  ])('is denied when it %s', (_, flawed, because) =>
    expect(after(granted(flawed))('harbor-worker-center', 'progress')).toMatchObject({
      allowed: false,
      because,
    }),
  );

  it('is denied when it names no party but the exchange', () =>
    expect(after(granted(release({ recipient: 'exchange' })))('exchange', 'progress')).toMatchObject({
      because: 'party-not-named',
    }));
});
