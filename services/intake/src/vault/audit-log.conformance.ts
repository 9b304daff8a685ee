import { describe, expect, it } from 'vitest';
import type { AuditEntry, AuditLog } from './audit-log.ts';

const entry = (personId: string, differing: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `audit-${crypto.randomUUID()}`,
  at: '2026-06-01T15:00:00.000Z',
  who: 'eligibility',
  recipient: 'exchange',
  personId,
  purpose: 'screening',
  use: 'open',
  decision: 'allowed',
  because: 'screening',
  keyId: 'key-1',
  causation: 'event-1',
  ...differing,
});

/** What every audit log promises; each adapter runs this against itself. */
export const auditLogConformance = (name: string, open: () => AuditLog | Promise<AuditLog>): void => {
  describe(`${name} as an audit log`, () => {
    it('gives back what happened around a person, oldest first', async () => {
      const log = await open();
      const person = `person-${crypto.randomUUID()}`;
      const [first, second] = [
        entry(person),
        entry(person, { use: 'release', at: '2026-06-01T15:00:01.000Z' }),
      ];
      await log.write([first]);
      await log.write([entry('person-else'), second]);
      expect(await log.of(person)).toEqual([first, second]);
    });

    it('takes an entry once and leaves the first as it was', async () => {
      const log = await open();
      const person = `person-${crypto.randomUUID()}`;
      const first = entry(person);
      await log.write([first]);
      await expect(log.write([{ ...first, decision: 'denied' }])).rejects.toThrow(Error);
      expect(await log.of(person)).toEqual([first]);
    });

    it('has nothing to say of a person nobody asked for', async () =>
      expect(await (await open()).of('person-nobody')).toEqual([]));
  });
};
