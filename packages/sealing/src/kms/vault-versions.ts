import { KeyUnknown } from '../faults.ts';
import { KmsAway } from './kms-away.ts';
import type { MasterVersions } from './kms.ts';
import type { VaultAnswer, VaultRequest } from './vault-request.ts';

type Parts = Readonly<{
  ask: VaultRequest;
  key: string;
  idOf: (version: number) => string;
  versionIn: (masterKeyId: string) => string | undefined;
  refusedBy: (answer: VaultAnswer) => Error;
}>;

/**
 * The versions of a transit key. Vault ends some in two steps, of which the second can't be taken back: `config` has the former ones open
 * nothing, `trim` destroys them (https://developer.hashicorp.com/vault/api-docs/secret/transit#trim-key). It trims only
 * once a least version to encrypt with is set too; by itself it encrypts with the latest all the same.
 */
export const vaultVersions = ({ ask, key, idOf, versionIn, refusedBy }: Parts): MasterVersions => {
  const succeeded = async (asked: Promise<VaultAnswer>): Promise<VaultAnswer> => {
    const answer = await asked;
    if (answer.status >= 300) throw refusedBy(answer);
    return answer;
  };
  const policy = async () => policyIn(await succeeded(ask('GET', `keys/${key}`)));

  return {
    list: async () =>
      (await policy()).made.map(([version, seconds]) => ({
        id: idOf(version),
        madeAt: new Date(seconds * 1000).toISOString(),
      })),
    holds: (masterKeyId) => versionIn(masterKeyId) !== undefined,
    endBefore: async (masterKeyId) => {
      const least = Number(versionIn(masterKeyId));
      if (!least) throw new KeyUnknown('master-key-unknown', masterKeyId);
      if (least === 1) return;
      const { opens, wraps, kept } = await policy();
      if (opens < least || wraps < least)
        await succeeded(
          ask('POST', `keys/${key}/config`, {
            min_decryption_version: Math.max(opens, least),
            min_encryption_version: Math.max(opens, wraps, least),
          }),
        );
      if (kept < least) await succeeded(ask('POST', `keys/${key}/trim`, { min_available_version: least }));
    },
  };
};

type Policy = Readonly<{
  /** The least version that opens, that wraps, that is kept; 0 or absent: none is set. */
  opens: number;
  wraps: number;
  kept: number;
  /** Version and Unix seconds, of those that open. */
  made: readonly (readonly [number, number])[];
}>;

const policyIn = ({ status, body }: VaultAnswer): Policy => {
  const { data = {} } = body as { data?: Record<string, unknown> };
  const keys = typeof data['keys'] === 'object' && data['keys'] !== null ? Object.entries(data['keys']) : [];
  const made = keys.map(([version, seconds]) => [Number(version), Number(seconds)] as const);
  if (made.length === 0 || made.flat().some((number) => !Number.isSafeInteger(number) || number < 1))
    throw new KmsAway(status);
  return {
    opens: Number(data['min_decryption_version'] ?? 0),
    wraps: Number(data['min_encryption_version'] ?? 0),
    kept: Number(data['min_available_version'] ?? 0),
    made: made.toSorted(([one], [other]) => one - other),
  };
};
