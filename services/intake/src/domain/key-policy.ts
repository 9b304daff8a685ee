import type { Purpose } from './purposes.ts';

export type KeyUse = 'open' | 'seal';

/**
 * Which service may use which keys, and how. Absent means never: outcomes can't open a verdict whatever a consent
 * says. Facts (screening) are opened to be judged; verdicts (routing) to be acted on, and by the gateway to tell the
 * referrer, alone, why. Identity and contact are opened in the vault only.
 */
const policy: Readonly<Record<string, Readonly<Record<KeyUse, readonly Purpose[]>>>> = {
  eligibility: { open: ['screening'], seal: ['routing'] },
  routing: { open: ['routing'], seal: [] },
  gateway: { open: ['routing'], seal: [] },
};

export const mayUse = (caller: string, use: KeyUse, purpose: string): boolean =>
  Object.hasOwn(policy, caller) && (policy[caller]?.[use] ?? []).some((allowed) => allowed === purpose);
