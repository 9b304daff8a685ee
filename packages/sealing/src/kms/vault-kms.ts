import { broken, KeyUnknown } from '../faults.ts';
import { KmsAway } from './kms-away.ts';
import type { Kms } from './kms.ts';
import { vaultVersions } from './vault-versions.ts';
import { type VaultAnswer, type VaultOptions, vaultRequest } from './vault-request.ts';

/**
 * The master key in HashiCorp Vault (or OpenBao): its transit engine wraps and unwraps, and the key never leaves it. The
 * key's type must be one with associated data (aes256-gcm96, as made by default). Its versions are the masters: one is known here as
 * `vault.<key>.<version>`.
 */
export const vaultKms = (options: VaultOptions & Readonly<{ key: string }>): Kms => {
  const { key } = options;
  const ask = vaultRequest(options);
  const idOf = (version: string | number): string => `vault.${key}.${version}`;
  const versionIn = (masterKeyId: string): string | undefined => {
    const version = masterKeyId.startsWith(idOf('')) ? masterKeyId.slice(idOf('').length) : '';
    return /^[1-9]\d*$/.test(version) ? version : undefined;
  };
  const keyId = async (): Promise<string> =>
    idOf(said('latest_version', /^[1-9]\d*$/, await ask('GET', `keys/${key}`), key));

  return {
    keyId,
    knows: (masterKeyId) => versionIn(masterKeyId) !== undefined,
    wrap: async (plaintext, context) => {
      const body = { plaintext: plaintext.toString('base64'), associated_data: base64(context) };
      const text = said('ciphertext', /^vault:v[1-9]\d*:./, await ask('POST', `encrypt/${key}`, body), key);
      const [, version = '', ciphertext = ''] = text.split(':');
      return { masterKeyId: idOf(version.slice(1)), nonce: '', ciphertext, tag: '' };
    },
    unwrap: async ({ masterKeyId, ciphertext }, context, place) => {
      const version = versionIn(masterKeyId);
      if (version === undefined) throw new KeyUnknown('master-key-unknown', masterKeyId);
      const body = { ciphertext: `vault:v${version}:${ciphertext}`, associated_data: base64(context) };
      const answer = await ask('POST', `decrypt/${key}`, body);
      if (doesNotOpen(answer)) throw broken(place);
      return Buffer.from(said('plaintext', /^[\w+/]+=*$/, answer, masterKeyId), 'base64');
    },
    rotate: async () => {
      const answer = await ask('POST', `keys/${key}/rotate`, {});
      if (answer.status >= 300) throw refusedBy(answer, key);
      return keyId();
    },
    versions: vaultVersions({ ask, key, idOf, versionIn, refusedBy: (answer) => refusedBy(answer, key) }),
  };
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Vault says all of it with 400; a key that is not there is no broken seal, and must not pass for one. */
const doesNotOpen = ({ status, errors }: VaultAnswer): boolean =>
  status === 400 && errors.some((error) => /authentication failed|invalid ciphertext/i.test(error));

const refusedBy = ({ status }: VaultAnswer, masterKeyId: string): Error =>
  status === 400 || status === 404 ? new KeyUnknown('master-key-unknown', masterKeyId) : new KmsAway(status);

/** One field of its answer, in the form it must have; an answer without it comes from something that is no Vault. */
const said = (field: string, form: RegExp, answer: VaultAnswer, masterKeyId: string): string => {
  if (answer.status >= 300) throw refusedBy(answer, masterKeyId);
  const { data } = answer.body as { data?: Record<string, unknown> };
  const value = data?.[field];
  const text = typeof value === 'number' ? `${value}` : value;
  if (typeof text !== 'string' || !form.test(text)) throw new KmsAway(answer.status);
  return text;
};
