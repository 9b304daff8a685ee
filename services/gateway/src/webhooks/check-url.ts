import { isIP } from 'node:net';
import { Refusal } from '@handoff/decider';
import { mayBeCalled } from './public-address.ts';

type Options = Readonly<{ loopback: boolean }>;

const ports = new Set(['', '443', '8443']);

/**
 * What can be said of an address before it is called. Names are not resolved here: what they resolve to is judged when
 * the connection is made, each time (guarded-connector.ts).
 */
export const checkUrl = (text: string, { loopback }: Options): string => {
  const url = URL.parse(text) ?? refuse('it is not a whole address', 'Send it as https://host/path.');
  if (url.username !== '' || url.password !== '')
    refuse('it carries a user or a password', 'Leave them out: the signature says who is calling.');
  const host = hostOf(url);
  if (loopback && isLocal(host)) return url.href;
  if (url.protocol !== 'https:') refuse('it is not https', 'Serve it over https.');
  if (!ports.has(url.port)) refuse('its port is neither 443 nor 8443', 'Serve it on port 443 or 8443.');
  if (isLocal(host) || (isIP(host) !== 0 && !mayBeCalled(host)))
    refuse('its host is not a public address', 'Use a name or an address that everybody can reach.');
  return url.href;
};

/** Without the brackets of IPv6; decimal, octal and hexadecimal forms are plain by now (WHATWG URL). */
export const hostOf = ({ hostname }: Pick<URL, 'hostname'>): string =>
  hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;

const isLocal = (host: string): boolean =>
  /^(.+\.)?localhost\.?$/.test(host) ||
  (isIP(host) !== 0 && !mayBeCalled(host) && mayBeCalled(host, { loopback: true }));

const refuse = (reason: string, mend: string): never => {
  throw new Refusal('bad-webhook-url', { place: 'body.url', reason, mend });
};
