import { readFileSync } from 'node:fs';
import { vaultKms } from '@handoff/sealing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Authority, canMakeCertificates, ownAuthority } from '../../packages/http/test/certificates.ts';
import { vaultTwin } from '../../packages/sealing/test/vault-twin.ts';

const dataKey = Buffer.alloc(32, 7);

describe.skipIf(!canMakeCertificates())(
  'the master key in Vault, over TLS (skipped where there is no openssl)',
  () => {
    let authority: Authority;
    let another: Authority;
    beforeAll(() => {
      authority = ownAuthority();
      another = ownAuthority();
    });
    afterAll(() => [authority, another].forEach((each) => each.remove()));

    /** Wraps and unwraps at a Vault that shows a certificate of this name; what was said, and how often it was reached. */
    const used = async (shows: string, trusts: Authority | undefined, days?: number) => {
      const twin = await vaultTwin({ tls: authority.issue(shows, days) });
      onTestFinished(twin.close);
      const ca = trusts && readFileSync(trusts.caFile, 'utf8');
      const token = () => 'a-token';
      const kms = vaultKms({ url: twin.url, key: twin.key, token, waitsMs: [1], ...(ca && { ca }) });
      const said = await kms
        .wrap(dataKey, 'person|identity')
        .then((wrapped) => kms.unwrap(wrapped, 'person|identity', 'key-1'))
        .catch((error: unknown) => (error as { code?: string }).code);
      return { said, reached: twin.asked.length };
    };

    it('wraps and unwraps where the authority it was told to trust has signed', async () => {
      const { said, reached } = await used('localhost', authority);
      expect(said).toEqual(dataKey);
      expect(reached).toBeGreaterThan(1);
    });

    it.each([
      ['of another authority', () => used('localhost', another)],
      ['of one that nobody told it to trust', () => used('localhost', undefined)],
      ['with another name', () => used('elsewhere.example', authority)],
      ['that has run out', () => used('localhost', authority, -1)],
    ])('shows its token to no server with a certificate %s', async (_, attempt) => {
      expect(await attempt()).toEqual({ said: 'kms-away', reached: 0 });
    });
  },
);
