import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { poster } from './post.ts';
import { newSecret } from './secrets.ts';
import { signedHeaders } from './sign.ts';
import { wordsOf } from './words.ts';

const page = readFileSync(
  fileURLToPath(new URL('../../../../docs/partners/webhooks.md', import.meta.url)),
  'utf8',
);
const inPage = (name: string): string =>
  new RegExp(`<!-- run: ${name.replace('.', '\\.')} -->\n\`\`\`\\w+\n([\\s\\S]*?)\n\`\`\``).exec(page)?.[1] ??
  '';

const canRunPython = (): boolean => {
  try {
    execFileSync('python3', ['-c', 'import standardwebhooks'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** As a partner's engineer has it: an empty directory, the file from the page, the library. */
const directoryWith = (file: string): string => {
  const directory = mkdtempSync(join(tmpdir(), 'receiver-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const library = dirname(dirname(fileURLToPath(import.meta.resolve('standardwebhooks'))));
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(library, join(directory, 'node_modules', 'standardwebhooks'));
  writeFileSync(join(directory, file), inPage(file));
  return directory;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const run = async (program: string, file: string, secret: string) => {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), WEBHOOK_SECRET: secret };
  const child = spawn(program, [file], { cwd: directoryWith(file), env, stdio: ['ignore', 'pipe', 'pipe'] });
  const post = poster({ loopback: true });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await post.close();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { signal } = new AbortController();
  const send = async (body: string, headers: Readonly<Record<string, string>>) => {
    const message = { url: `http://127.0.0.1:${port}/handoff`, headers, body };
    for (const until = Date.now() + 20_000; ; ) {
      const posted = await post(message, signal);
      if (posted.kind === 'answered') return posted.status;
      if (Date.now() > until) throw new Error('the receiver of the page never came up');
    }
  };
  return { send, heard: async () => (await lines.next()).value as string };
};

const announced = (id: string, position: number) => ({
  id,
  body: wordsOf({
    partner: 'north',
    webhook: 'main',
    id,
    type: 'ReferralNotice',
    time: '2026-11-22T15:00:00.000Z',
    position,
    subject: 'referral-x',
    sequence: 1,
    purpose: null,
  }),
});

describe('the receiver that partners copy from our page', () => {
  const takes = async (program: string, file: string): Promise<void> => {
    const secret = newSecret();
    const { send, heard } = await run(program, file, secret);
    const signed = ({ id, body }: ReturnType<typeof announced>, secrets = [secret]) => ({
      'content-type': 'application/json',
      ...signedHeaders({ id, at: new Date(), body, secrets }),
    });
    const first = announced('0199c0de-0001', 1);
    expect(await send(first.body, signed(first))).toBe(204);
    expect(await heard()).toBe('ReferralNotice 0199c0de-0001 1');
    expect(await send(first.body, signed(first))).toBe(204);
    expect(await send(first.body, signed(first, [newSecret()]))).toBe(401);
    expect(await send(first.body.replace('x', 'y'), signed(first))).toBe(401);
    const second = announced('0199c0de-0002', 2);
    expect(await send(second.body, signed(second, [newSecret(), secret]))).toBe(204);
    expect(await heard()).toBe('ReferralNotice 0199c0de-0002 2');
  };

  it('takes what is signed, once, and refuses what is not: in Node', { timeout: 30_000 }, () =>
    takes(process.execPath, 'receiver.mjs'),
  );

  it.skipIf(!canRunPython())(
    'takes what is signed, once, and refuses what is not: in Python [skipped without the library standardwebhooks]',
    { timeout: 30_000 },
    () => takes('python3', 'receiver.py'),
  );
});
