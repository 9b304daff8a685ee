import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether certificates can be made here at all: node itself makes none. */
export const canMakeCertificates = (): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export type Authority = Readonly<{
  caFile: string;
  /** Of a server by this name; `days` below zero: it has run out. */
  issue: (name: string, days?: number) => Readonly<{ cert: Buffer; key: Buffer }>;
  remove: () => void;
}>;

/** An authority that nobody else trusts, in a folder of its own. */
export const ownAuthority = (): Authority => {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=own',
  );
  return {
    caFile: file('ca.pem'),
    issue: (name, days = 1) => {
      const [request, made] = [file(`${name}.csr`), file(`${name}.pem`)];
      const extensions = file(`${name}.ext`);
      writeFileSync(extensions, `subjectAltName=DNS:${name}\n`);
      openssl('req', '-new', ...key, '-keyout', file(`${name}.key`), '-out', request, '-subj', `/CN=${name}`);
      const until = new Date(Date.now() + days * 86_400_000);
      const asn1 = (date: Date) => date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
      const valid = [
        '-not_before',
        asn1(new Date(until.getTime() - 10 * 86_400_000)),
        '-not_after',
        asn1(until),
      ];
      const signer = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial'];
      try {
        openssl('x509', '-req', '-in', request, '-out', made, ...signer, '-extfile', extensions, ...valid);
      } catch {
        // Before OpenSSL 3.4 a certificate is only as old as its making: it runs out in days from now, or `-days -1`.
        openssl(
          'x509',
          '-req',
          '-in',
          request,
          '-out',
          made,
          ...signer,
          '-extfile',
          extensions,
          '-days',
          String(days),
        );
      }
      return { cert: readFileSync(made), key: readFileSync(file(`${name}.key`)) };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
};
