import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Kept, keyOf, nothingKept } from './kept.ts';
import { days } from './lives.ts';
import { renewed } from './renew.ts';
import { namesOf, servers } from './servers.ts';
import { issue, newAuthority, permittedBy } from './x509.ts';

const begin = new Date('2027-01-01T00:00:00Z');
const onDay = (day: number): Date => new Date(begin.getTime() + days(day));
const isTrusted = (shown: string, by: Kept): boolean =>
  by.authorities.some((each) => new X509Certificate(shown).verify(new X509Certificate(each).publicKey));
const shownBy = ({ certificates }: Kept): string => certificates.kafka ?? '';

describe('certificates over the years', () => {
  it('are trusted by whoever was not started again since the last time, and trust what is still shown', () => {
    let before = renewed(nothingKept, begin).kept;
    const first = before;
    const shown = new Set<string>();
    for (let day = 20; day < 6 * 365; day += 20) {
      const { kept, plan } = renewed(before, onDay(day));
      expect(plan.atOnce, `day ${day}`).toBe(false);
      for (const server of servers) {
        expect(isTrusted(kept.certificates[server] ?? '', before), `day ${day}`).toBe(true);
        expect(isTrusted(before.certificates[server] ?? '', kept), `day ${day}`).toBe(true);
        expect(new X509Certificate(kept.certificates[server] ?? '').validToDate > onDay(day + 20)).toBe(true);
      }
      shown.add(shownBy(kept));
      before = kept;
    }
    expect(shown.size).toBeGreaterThan(5);
    expect(isTrusted(shownBy(first), before)).toBe(false);
    expect([before.authorities.length, before.keys.length]).toEqual([1, 1]);
  });

  it('have no more keys of authorities than sign', () => {
    const first = renewed(nothingKept, begin).kept;
    const announced = renewed(first, onDay(5 * 365 - 390)).kept;
    expect([announced.authorities.length, announced.keys.length]).toEqual([2, 2]);
    const later = renewed(announced, onDay(5 * 365 - 350)).kept;
    expect([later.authorities.length, later.keys.length]).toEqual([2, 1]);
    expect(keyOf(first.authorities[0] ?? '', later.keys)).toBeUndefined();
  });
});

describe('an authority', () => {
  const life = { from: begin, until: onDay(10) };

  it('may sign for the servers of the exchange', () => {
    const [authority = ''] = renewed(nothingKept, begin).kept.authorities;
    expect(permittedBy(new X509Certificate(authority))).toEqual([...new Set(servers.flatMap(namesOf))]);
  });

  it('that may not sign for every server is followed by one that may', () => {
    const narrow = newAuthority(['kafka', 'localhost'], life);
    const kafka = issue(narrow, namesOf('kafka'), life);
    const { kept, plan } = renewed(
      {
        authorities: [narrow.certificate],
        keys: [narrow.key],
        certificates: { kafka: `${kafka.key}${kafka.certificate}` },
      },
      begin,
    );
    expect(plan).toMatchObject({ another: true, atOnce: true });
    expect(isTrusted(kept.certificates.mongo ?? '', kept)).toBe(true);
  });
});
