import { readFileSync } from 'node:fs';
import { type Signer, signerFromSeed } from '@handoff/audit';
import { hostConfig } from '@handoff/host';
import { ConfigInvalid } from '@handoff/runtime';
import {
  fileKms,
  keyCache,
  type Kms,
  kmsAfter,
  type MasterKey,
  readSecretKey,
  vaultKms,
} from '@handoff/sealing';
import { z } from 'zod';

const isSafe = (text: string): boolean => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
};

export const intakeConfig = hostConfig.extend({
  MASTER_KEY_FILE: z
    .string()
    .optional()
    .describe(
      'File with the 32 bytes (or their base64) that wrap every key of the vault; keep a copy elsewhere. Not with VAULT_TRANSIT_URL',
    ),
  FORMER_MASTER_KEY_FILES: z
    .string()
    .default('')
    .describe('Former master keys, separated by commas, while what they wrapped is being wrapped anew'),
  VAULT_TRANSIT_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, 'Must be https: outside this machine keys do not travel in clear.')
    .optional()
    .describe(
      'Instead of MASTER_KEY_FILE: where the transit engine of Vault is mounted, e.g. https://vault.example.org:8200/v1/transit',
    ),
  VAULT_TRANSIT_KEY: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .default('handoff')
    .describe(
      'The key there that wraps every key of the vault; of this exchange alone: what another one wrapped by it is destroyed with its versions',
    ),
  VAULT_TOKEN_FILE: z
    .string()
    .optional()
    .describe('File with the token for it, read again at each request: whoever renews it writes it there'),
  VAULT_CA_FILE: z
    .string()
    .optional()
    .describe('Certificates (PEM) that may vouch for Vault; default: those that Node trusts'),
  VAULT_NAMESPACE: z.string().optional().describe('Its namespace, where it has any'),
  AUDIT_KEY_FILE: z
    .string()
    .min(1)
    .describe('File with the 32 bytes (or their base64) that sign the audit trail; not the master key'),
});

type MasterSettings = Pick<
  z.infer<typeof intakeConfig>,
  | 'MASTER_KEY_FILE'
  | 'FORMER_MASTER_KEY_FILES'
  | 'VAULT_TRANSIT_URL'
  | 'VAULT_TRANSIT_KEY'
  | 'VAULT_TOKEN_FILE'
  | 'VAULT_CA_FILE'
  | 'VAULT_NAMESPACE'
>;

/** Who holds the master key, and what it takes to use it from here. */
export const masterKeys = (settings: MasterSettings) => {
  const former = settings.FORMER_MASTER_KEY_FILES.split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map(readSecretKey);
  const { MASTER_KEY_FILE: file, VAULT_TRANSIT_URL: vault } = settings;
  if ((file === undefined) === (vault === undefined))
    throw new ConfigInvalid([
      { place: 'MASTER_KEY_FILE', reason: 'The master key is in a file or in Vault: set one of the two.' },
    ]);
  return vault === undefined
    ? { kms: fileKms(readSecretKey(file ?? ''), former), rotating: former.length > 0 }
    : { kms: kmsAfter(vaultOf(vault, settings), former.map(alone)), cache: keyCache(), rotating: true };
};

const alone = (former: MasterKey): Kms => fileKms(former);

const vaultOf = (url: string, settings: MasterSettings): Kms => {
  const { VAULT_TOKEN_FILE: file, VAULT_CA_FILE: ca, VAULT_NAMESPACE: namespace } = settings;
  if (file === undefined)
    throw new ConfigInvalid([
      { place: 'VAULT_TOKEN_FILE', reason: 'Is not set; Vault lets nobody in without.' },
    ]);
  return vaultKms({
    url,
    key: settings.VAULT_TRANSIT_KEY,
    token: () => readFileSync(file, 'utf8').trim(),
    ...(ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') }),
    ...(namespace === undefined ? {} : { namespace }),
  });
};

export const auditSigner = ({
  AUDIT_KEY_FILE,
}: Pick<z.infer<typeof intakeConfig>, 'AUDIT_KEY_FILE'>): Signer =>
  signerFromSeed(readSecretKey(AUDIT_KEY_FILE).key);
