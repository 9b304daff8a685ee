import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hold } from '../../packages/cli/src/commands/officer.ts';
import { officerSignInByAccount } from '../../packages/cli/src/commands/officer-account.ts';
import { accountCallback, agencyAccount } from '../../services/gateway/src/staff/agency-account.ts';
import { accountIssuer } from '../../services/gateway/src/testing/account-issuer.ts';
import { type HostedGateway, hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import { cookieOf, fromOurPage, invitedTo, submit } from '../../services/gateway/src/testing/staff-of.ts';

const publicUrl = 'http://exchange.test';
const email = 'officer-1@operator.example';

let gateway: HostedGateway;
let door: PublicDoor;
let elsewhere: Awaited<ReturnType<typeof accountIssuer>>;
let home: string;
let said: string[];
beforeEach(async () => {
  said = [];
  home = mkdtempSync(join(tmpdir(), 'officer-'));
  gateway = await hostedGateway();
  elsewhere = await accountIssuer(`${publicUrl}${accountCallback}`);
  const client = { clientId: 'handoff', clientSecret: 'a secret between the two of them' };
  const settings = { issuer: elsewhere.issuer, name: 'Operator accounts', publicUrl, ...client };
  door = await publicDoor(gateway, { account: agencyAccount(gateway.gateway, settings) });
  await invitedTo(gateway, 'operator', 'officer-1', ['officer']);
  return async () => {
    rmSync(home, { recursive: true });
    await door.close();
    await elsewhere.close();
  };
});

const options = () => ({
  url: `http://127.0.0.1:${door.port}`,
  home,
  json: false,
  say: (line: string) => void said.push(line),
});

/** What the command line says to open, as it says it. */
const addressIn = (text: string): string => /http:\S+/.exec(text)?.[0] ?? '';
const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;
const linkIn = (html: string): string =>
  (/href="(\/sign-in\/account\?[^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
const fieldsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

/** A browser in which nobody is signed in: from the address to the page that lets the command line in. */
const browses = async (address: string, who: string) => {
  elsewhere.signsInAs({ sub: `account of ${who}`, email: who, email_verified: true });
  const first = await door.get(pathOf(address));
  const gone = await door.get(linkIn(first.text));
  const back = await elsewhere.visit(gone.headers.get('location') ?? '');
  const came = await door.get(back.slice(publicUrl.length), { headers: { cookie: cookieOf(gone.headers) } });
  const cookie = cookieOf(came.headers);
  const goesOn = (/url=([^"]*)"/.exec(came.text)?.[1] ?? '').replaceAll('&amp;', '&');
  return { page: await door.get(goesOn, { headers: { cookie } }), cookie };
};

/** Presses the button there; where the browser is sent. */
const lets = async (address: string, who = email): Promise<string> => {
  const { page, cookie } = await browses(address, who);
  const sent = await submit(door, '/sign-in/command-line', fieldsIn(page.text), { ...fromOurPage, cookie });
  return sent.headers.get('location') ?? '';
};

/** The command line on one side, and somebody at a browser who does as they are told, or differently. */
const signIn = (browser: (address: string) => Promise<unknown>, waitMs = 20_000): Promise<number> =>
  officerSignInByAccount(options(), {
    email,
    port: 0,
    waitMs,
    show: (text) => void browser(addressIn(text)).catch((error: unknown) => said.push(String(error))),
  });

describe('an officer with an account elsewhere', () => {
  it('signs in from the command line through a browser, and acts as themselves', async () => {
    const went: string[] = [];
    const done = await signIn(async (address) => {
      const back = await lets(address);
      went.push(address, back);
      expect(await (await fetch(back)).text()).toContain('close this page');
    });
    expect([done, said]).toEqual([0, ['Signed in as officer-1: officer']]);
    // No verifier and no session stands in an address; the code that does is used up.
    expect(went.join(' ')).not.toMatch(/verifier|session=/);
    await expect(hold(options(), 'show', { intake: 'x', as: email })).rejects.not.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('is not taken for who signed in at the browser instead', async () => {
    await invitedTo(gateway, 'operator', 'officer-2', ['officer']);
    const other = 'officer-2@operator.example';
    const done = signIn(async (address) => fetch(await lets(address, other)));
    await expect(done).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('is not brought into a session by a page that guesses, by another name of this machine, or by a post', async () => {
    const statuses: number[] = [];
    const done = await signIn(async (address) => {
      const back = await lets(address);
      const guess = back.replace(/state=[^&]*/, `state=${'A'.repeat(43)}`);
      for (const [url, init] of [
        [guess, {}],
        [back.replace('127.0.0.1', 'localhost'), {}],
        [back, { method: 'POST' }],
        [back.replace('/back', '/'), {}],
      ] as const)
        statuses.push((await fetch(url, init)).status);
      await fetch(back);
    });
    expect([done, statuses]).toEqual([0, [404, 404, 404, 404]]);
  });

  it('that never comes back is waited for so long, and no longer', async () => {
    await expect(signIn(async () => {}, 50)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('is told where the port is taken', async () => {
    const port = door.port;
    const taken = officerSignInByAccount(options(), { email, port, show: () => {} });
    await expect(taken).rejects.toMatchObject({ code: 'port-in-use', place: String(port) });
  });
});
