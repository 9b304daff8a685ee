import { taken } from '../integrate/refused-by-door.ts';
import { notSignedIn, sessionOf } from './session.ts';

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

type Asking = Readonly<{ url: string; data: string; as: string }>;

/** What somebody of the operator's own people asks, under the session that they opened. */
export const askAs = async (
  { url, data, as }: Asking,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...ours, cookie: sessionOf(data, as), 'content-type': 'application/json' };
  const response = await fetch(new URL(path, url), { method, headers, ...sent });
  if (response.status === 401) throw notSignedIn(as);
  return JSON.parse(taken({ status: response.status, text: await response.text() }, path)) as unknown;
};
