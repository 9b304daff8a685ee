import type { Purpose } from './purposes.ts';

export type KeyUse = 'open' | 'seal';

/**
 * Which service may use which keys, and how. Absent means never: outcomes can't open a verdict whatever a consent
 * says. Facts (screening) are opened to be judged; verdicts (routing) to be acted on, by the gateway to tell the
 * referrer, alone, why, and by eligibility, which gave them, to tell what new rules change. Identity and contact are
 * opened in the vault only.
 */
const policy: Readonly<Record<string, Readonly<Record<KeyUse, readonly Purpose[]>>>> = {
  eligibility: { open: ['screening', 'routing'], seal: ['routing'] },
  routing: { open: ['routing'], seal: [] },
  gateway: { open: ['routing'], seal: [] },
};

export const mayUse = (caller: string, use: KeyUse, purpose: string): boolean =>
  Object.hasOwn(policy, caller) && (policy[caller]?.[use] ?? []).some((allowed) => allowed === purpose);
