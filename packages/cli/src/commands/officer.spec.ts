import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  breakGlassAsk,
  breakGlassLook,
  breakGlassMove,
  hold,
  officerSignIn,
  officerSignOut,
} from './officer.ts';
import { handoffProgram } from '../program/program.ts';
import { exchangeUrl } from './running.ts';

type Asked = Readonly<{ line: string; cookie: string; site: string; body: string }>;

let folder: string;
let url: string;
let asked: Asked[];
let said: string[];
let close: () => Promise<void>;
let over = false;
let away: [status: number, headers: Record<string, string>] | undefined;

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** A door that knows one person and one password, and answers in the forms of the real one. */
beforeEach(async () => {
  [asked, said, over, away] = [[], [], false, undefined];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { cookie = '', 'sec-fetch-site': site = '' } = request.headers;
      asked.push({ line: `${request.method} ${request.url}`, cookie, site, body });
      const known = body.includes('password=right');
      if (request.url === '/sign-in' && away) return response.writeHead(...away).end();
      if (request.url === '/sign-in')
        return response
          .writeHead(known ? 303 : 422, known ? { 'set-cookie': `handoff-session=s1; Path=/` } : {})
          .end();
      if (over) return response.writeHead(401).end('{}');
      if (request.url === '/v1/me') return response.end('{"code":"officer-1","roles":["officer"]}');
      if (request.url?.endsWith('/look'))
        return response.end('{"contact":{"name":"Rosa Example","contacts":[{"kind":"phone","value":"+1"}]}}');
      return response.end(
        request.url?.includes('holds') ? '{"hold":{"stage":"asked"}}' : '{"id":"glass-1","stage":"asked"}',
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  folder = mkdtempSync(join(tmpdir(), 'officer-'));
  mkdirSync(join(folder, 'run'));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = { intake: url, eligibility: url, routing: url, outcomes: url, gateway: url };
  writeFileSync(join(folder, 'run', 'exchange.json'), JSON.stringify({ url, urls, sandbox: false }));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await close();
});

const options = (json = false, at = url) => ({
  url: at,
  home: folder,
  json,
  say: (line: string) => void said.push(line),
});
const sessions = () => join(folder, '.handoff', 'officers');
const as = 'officer-1@operator.example';
const signIn = (password = 'right') => officerSignIn(options(), { email: as, password, code: '123456' });

describe('somebody of the operator', () => {
  it('signs in as themselves, and only they can read the session', async () => {
    await signIn();
    expect(said).toEqual(['Signed in as officer-1: officer']);
    const [file = ''] = readdirSync(sessions());
    expect(statSync(join(sessions(), file)).mode & 0o777).toBe(0o600);
    expect(statSync(sessions()).mode & 0o777).toBe(0o700);
    expect(file).not.toContain('officer');
  });

  it('needs the address of the exchange alone, as a user of the machine who may read nothing else of it', async () => {
    expect(exchangeUrl(folder)).toBe(url);
    expect(existsSync(join(folder, 'secrets'))).toBe(false);
    const elsewhere = ['--data', join(folder, 'none'), '--url', url, '--as', as];
    const shows = handoffProgram().parseAsync(['hold', 'show', 'intake-1', ...elsewhere], { from: 'user' });
    await expect(shows).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('signed in at one exchange is not signed in at another', async () => {
    await signIn();
    await expect(
      hold(options(false, 'http://127.0.0.1:1'), 'show', { intake: 'intake-1', as }),
    ).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it.each<[number, Record<string, string>, string]>([
    [429, { 'retry-after': '7' }, 'too-many-requests'],
    [429, {}, 'sign-in-waits'],
    [503, {}, 'exchange-not-answering'],
  ])(
    'is told apart from an exchange that asks to wait or is away: %i %o is %s',
    async (status, headers, code) => {
      away = [status, headers];
      await expect(signIn()).rejects.toMatchObject({ code });
    },
  );

  it('stays outside with what is wrong, and after the session ended', async () => {
    await expect(signIn('wrong')).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(hold(options(), 'show', { intake: 'intake-1', as })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await signIn();
    over = true;
    await expect(hold(options(), 'show', { intake: 'intake-1', as })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    over = false;
    await officerSignOut(options(), as);
    await expect(hold(options(), 'show', { intake: 'intake-1', as })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('asks and confirms a hold and a look under their session, and says no name', async () => {
    await signIn();
    await hold(options(), 'ask', { intake: 'intake-1', as, matter: 'matter-1' });
    await hold(options(), 'confirm', { intake: 'intake-1', as });
    const emergency = { agency: 'harbor', intake: 'view-1', reason: 'life-at-risk', minutes: 30, as };
    await breakGlassAsk(options(), emergency);
    await breakGlassMove(options(), 'confirm', { id: 'glass-1', as });
    await breakGlassLook(options(), { id: 'glass-1', as });
    const lines = asked.slice(2);
    expect(lines.map(({ line, body }) => `${line} ${body}`)).toEqual([
      'POST /v1/operator/holds/intake-1/ask {"matter":"matter-1"}',
      'POST /v1/operator/holds/intake-1/confirm {}',
      'POST /v1/operator/break-glass {"agency":"harbor","intake":"view-1","reason":"life-at-risk","minutes":30}',
      'POST /v1/operator/break-glass/glass-1/confirmation {}',
      'POST /v1/operator/break-glass/glass-1/look {}',
    ]);
    expect(new Set(lines.map(({ cookie, site }) => `${cookie} ${site}`))).toEqual(
      new Set(['handoff-session=s1 same-origin']),
    );
    expect(said.slice(-2)).toEqual(['Rosa Example', '  phone  +1']);
  });
});
