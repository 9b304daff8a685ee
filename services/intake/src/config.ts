import { type Signer, signerFromSeed } from '@handoff/audit';
import { hostConfig } from '@handoff/host';
import { readSecretKey } from '@handoff/sealing';
import { z } from 'zod';

export const intakeConfig = hostConfig.extend({
  MASTER_KEY_FILE: z
    .string()
    .min(1)
    .describe(
      'File with the 32 bytes (or their base64) that wrap every key of the vault; keep a copy elsewhere',
    ),
  FORMER_MASTER_KEY_FILES: z
    .string()
    .default('')
    .describe('Former master keys, separated by commas, while what they wrapped is being wrapped anew'),
  AUDIT_KEY_FILE: z
    .string()
    .min(1)
    .describe('File with the 32 bytes (or their base64) that sign the audit trail; not the master key'),
});

type MasterKeyFiles = Pick<z.infer<typeof intakeConfig>, 'MASTER_KEY_FILE' | 'FORMER_MASTER_KEY_FILES'>;

export const masterKeys = ({ MASTER_KEY_FILE, FORMER_MASTER_KEY_FILES }: MasterKeyFiles) => ({
  master: readSecretKey(MASTER_KEY_FILE),
  former: FORMER_MASTER_KEY_FILES.split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map(readSecretKey),
});

export const auditSigner = ({
  AUDIT_KEY_FILE,
}: Pick<z.infer<typeof intakeConfig>, 'AUDIT_KEY_FILE'>): Signer =>
  signerFromSeed(readSecretKey(AUDIT_KEY_FILE).key);
