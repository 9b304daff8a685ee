import { taken } from '../integrate/refused-by-door.ts';
import { notSignedIn, sessionOf, type Whose } from './session.ts';

/** As a browser says that a page of this address asks: the command line is the page. */
const ours = { 'sec-fetch-site': 'same-origin' };

/** A form of the door; the answer as it is. */
export const submit = (url: string, path: string, fields: Readonly<Record<string, string>>, cookie = '') =>
  fetch(new URL(path, url), {
    method: 'POST',
    redirect: 'manual',
    headers: { ...ours, cookie },
    body: new URLSearchParams(fields),
  });

/** What somebody of the operator's own people asks, under the session that they opened. */
export const askAs = async (
  whose: Whose,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...ours, cookie: sessionOf(whose), 'content-type': 'application/json' };
  const response = await fetch(new URL(path, whose.url), { method, headers, ...sent });
  if (response.status === 401) throw notSignedIn(whose.email);
  return JSON.parse(taken({ status: response.status, text: await response.text() }, path)) as unknown;
};
