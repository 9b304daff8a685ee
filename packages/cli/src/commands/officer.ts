import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { askAs, submit } from '../officer/door.ts';
import { forgetSession, keepSession, sessionOf } from '../officer/session.ts';

/** `home`: of the user of the machine who asks, in which their session lies. */
export type Options = Readonly<{ url: string; home: string; json: boolean; say: (line: string) => void }>;

/** Opens a session as somebody of the operator's own people: the same sign-in as in a browser, with a code of their own. */
export const officerSignIn = async (
  options: Options,
  { email, password, code }: Readonly<{ email: string; password: string; code: string }>,
): Promise<number> => {
  const answered = await submit(options.url, '/sign-in', { email, password, code });
  return enter(options, email, answered, () => notIn(email, answered.status));
};

/** Keeps the session that the door gave, and says as whom. */
export const enter = async (
  { url, home, json, say }: Options,
  email: string,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  why: () => CliFault,
): Promise<number> => {
  const cookie = headers.get('set-cookie')?.split(';')[0];
  if (status !== 303 || cookie === undefined) throw notOfThePerson(url, status, headers) ?? why();
  const whose = { home, url, email };
  keepSession(whose, cookie);
  const { code: who, roles } = me.parse(await askAs(whose, 'GET', '/v1/me'));
  say(json ? JSON.stringify({ code: who, roles }) : `Signed in as ${who}: ${roles.join(', ')}`);
  return 0;
};

/** What is no word about who asks; a person who failed too often is told so without a time. */
const notOfThePerson = (url: string, status: number, headers: Headers): CliFault | undefined => {
  const wait = headers.get('retry-after');
  if (status === 429 && wait !== null)
    return new CliFault('too-many-requests', {
      place: url,
      reason: 'More was asked of the exchange from this network, in a short time, than is meant to be.',
      mend: `Wait ${wait} s, and begin again.`,
    });
  return status >= 500
    ? new CliFault('exchange-not-answering', {
        place: url,
        reason: `It answered ${status}: that is not about who signs in.`,
        mend: 'Look at `handoff status`, and begin again.',
      })
    : undefined;
};

/** Ends it at the exchange, and here. */
export const officerSignOut = async ({ json, say, ...at }: Options, email: string): Promise<number> => {
  const whose = { ...at, email };
  await submit(at.url, '/sign-out', {}, sessionOf(whose));
  forgetSession(whose);
  say(json ? JSON.stringify({ signedOut: email }) : 'Signed out.');
  return 0;
};

const me = z.object({ code: z.string(), roles: z.array(z.string()) });

const notIn = (email: string, status: number): CliFault =>
  status === 429
    ? new CliFault('sign-in-waits', {
        place: email,
        reason: 'It failed too often with this address.',
        mend: 'Wait a quarter of an hour.',
      })
    : new CliFault('not-signed-in', {
        place: email,
        reason: 'The address, the password or the code is not right. A code counts once.',
        mend: 'Wait for the next code and try again; whoever forgot the password is invited anew by another officer.',
      });

type Standing = Readonly<Record<string, unknown>>;
const tell = ({ json, say }: Options, standing: Standing | null, none: string): number => {
  if (json) say(JSON.stringify(standing, null, 2));
  else if (standing === null) say(none);
  else
    say(
      Object.entries(standing)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', '),
    );
  return 0;
};

type As = Readonly<{ as: string }>;
const asking = ({ url, home }: Options, { as }: As) => ({ url, home, email: as });
const held = z.object({ hold: z.record(z.string(), z.unknown()).nullable() });

/** Counsel's legal hold on what is kept of somebody: two people, each under their own session. */
export const hold = async (
  options: Options,
  act: 'ask' | 'confirm' | 'lift' | 'show',
  { intake, matter, ...as }: As & Readonly<{ intake: string; matter?: string }>,
): Promise<number> => {
  const path = `/v1/operator/holds/${encodeURIComponent(intake)}`;
  const from = asking(options, as);
  const answered =
    act === 'show'
      ? await askAs(from, 'GET', path)
      : await askAs(from, 'POST', `${path}/${act}`, act === 'ask' ? { matter } : {});
  return tell(options, held.parse(answered).hold, 'No legal hold stands.');
};

const emergency = z.record(z.string(), z.unknown());
const contact = z.object({ contact: z.object({ name: z.string(), contacts: z.array(z.looseObject({})) }) });

/** Asks to look at the contact of one person in an emergency. */
export const breakGlassAsk = async (
  options: Options,
  { as, ...asked }: As & Readonly<{ agency: string; intake: string; reason: string; minutes: number }>,
): Promise<number> => {
  const answered = await askAs(asking(options, { as }), 'POST', '/v1/operator/break-glass', asked);
  return tell(options, emergency.parse(answered), '');
};

export const breakGlassMove = async (
  options: Options,
  act: 'confirm' | 'end' | 'show',
  { id, ...as }: As & Readonly<{ id: string }>,
): Promise<number> => {
  const path = `/v1/operator/break-glass/${encodeURIComponent(id)}`;
  const from = asking(options, as);
  const answered =
    act === 'show'
      ? await askAs(from, 'GET', path)
      : await askAs(from, 'POST', `${path}/${act === 'confirm' ? 'confirmation' : 'end'}`, {});
  return tell(options, emergency.parse(answered), '');
};

/** Shows name and safe contacts, and writes them nowhere. */
export const breakGlassLook = async (
  options: Options,
  { id, ...as }: As & Readonly<{ id: string }>,
): Promise<number> => {
  const path = `/v1/operator/break-glass/${encodeURIComponent(id)}/look`;
  const card = contact.parse(await askAs(asking(options, as), 'POST', path, {})).contact;
  if (options.json) options.say(JSON.stringify(card, null, 2));
  else {
    options.say(card.name);
    for (const { kind, value } of card.contacts) options.say(`  ${String(kind)}  ${String(value)}`);
  }
  return 0;
};
