import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Authority, canMakeCertificates, ownAuthority } from '../test/certificates.ts';
import { createApp, listen, route } from './index.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '..', 'test', 'ask.ts');

/** What a peer hears that trusts this authority beside the public ones. */
const asked = async (url: string, caFile?: string): Promise<string> => {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [script, url], {
    env: { ...env, ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }) },
  });
  return stdout.trim();
};

describe.skipIf(!canMakeCertificates())(
  'a door with a certificate (skipped where there is no openssl)',
  () => {
    let authority: Authority;
    beforeAll(() => void (authority = ownAuthority()));
    afterAll(() => authority.remove());

    const open = async (tls: Readonly<{ cert: Buffer; key: Buffer }>) => {
      const app = createApp({
        name: 'test',
        routes: [route({ method: 'GET', path: '/', auth: 'public', handle: () => ({ fine: true }) })],
        authenticate: () => undefined,
      });
      const { port, close } = await listen(app, { port: 0, tls, graceMs: 100 });
      onTestFinished(close);
      return port;
    };

    it('is asked by a peer that trusts whoever signed it, and by no other, and never in clear', async () => {
      const port = await open(authority.issue('localhost'));
      expect(await asked(`https://localhost:${port}`, authority.caFile)).toBe('200');
      expect(await asked(`https://localhost:${port}`)).toBe('Unavailable');
      expect(await asked(`http://localhost:${port}`, authority.caFile)).toBe('Unavailable');
    }, 30_000);

    it('is not asked when it shows another name, or one that has run out', async () => {
      const other = await open(authority.issue('elsewhere.example'));
      expect(await asked(`https://localhost:${other}`, authority.caFile)).toBe('Unavailable');
      const old = await open(authority.issue('localhost', -1));
      expect(await asked(`https://localhost:${old}`, authority.caFile)).toBe('Unavailable');
    }, 30_000);

    it('speaks nothing older than TLS 1.2', async () => {
      const port = await open(authority.issue('localhost'));
      const version = (most: 'TLSv1.1' | 'TLSv1.2') =>
        new Promise<string>((resolve) => {
          const options = {
            port,
            host: '127.0.0.1',
            rejectUnauthorized: false,
            minVersion: 'TLSv1',
          } as const;
          const socket = connect({ ...options, maxVersion: most, ciphers: 'DEFAULT@SECLEVEL=0' }, () => {
            resolve(socket.getProtocol() ?? '');
            socket.destroy();
          });
          socket.on('error', () => resolve('refused'));
        });
      expect([await version('TLSv1.2'), await version('TLSv1.1')]).toEqual(['TLSv1.2', 'refused']);
    });
  },
);
