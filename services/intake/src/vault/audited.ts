import { Refusal } from '@handoff/decider';
import { KeyDestroyed, KeyUnknown, SealBroken } from '@handoff/sealing';
import type { AuditEntry } from './audit-log.ts';
import type { Vault } from './vault.ts';

type About = Omit<AuditEntry, 'id' | 'at' | 'decision' | 'because' | 'keyId'>;
type Used<Result> = Readonly<{ result: Result; because: string; keyId: string }>;

/** What was used or released is recorded before the answer leaves; what was refused is recorded with its code. */
export const audited = async <Result>(
  { record }: Vault,
  about: About,
  attempt: () => Promise<Used<Result>>,
): Promise<Result> => {
  let used: Used<Result>;
  try {
    used = await attempt();
  } catch (error) {
    const because = denialIn(error);
    if (because !== undefined) await record({ ...about, decision: 'denied', because, keyId: null });
    throw error;
  }
  const { result, because, keyId } = used;
  await record({ ...about, decision: 'allowed', because, keyId });
  return result;
};

// An outage decides nothing, so there is nothing to record.
const denialIn = (error: unknown): string | undefined =>
  denials.some((denial) => error instanceof denial) ? (error as Refusal).code : undefined;

const denials = [Refusal, KeyDestroyed, KeyUnknown, SealBroken];
