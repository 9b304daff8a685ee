import { isIP } from 'node:net';

type Settings = Readonly<Record<string, unknown>>;
export type PlaintextFault = Readonly<{ place: string; reason: string }>;

/** This machine itself: what is said there passes no wire. */
export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
};

const readable = 'Leads to another machine in clear: whoever is on the way reads it and changes it.';
const anybody = 'Leads to another machine and names nobody: whoever reaches it is let in.';
const listens = 'Is open to other machines in clear.';

/**
 * What would leave this machine unencrypted, or be let in there without a name. Hosts in PLAINTEXT_HOSTS are passed over:
 * an exception is named, host by host, and never falls out of a default.
 */
export const plaintextFaults = (settings: Settings): readonly PlaintextFault[] => {
  const exempt = new Set(
    textOf(settings['PLAINTEXT_HOSTS'])
      .split(',')
      .map((host) => host.trim()),
  );
  const leaves = (host: string): boolean => !isLoopback(host) && !exempt.has(host);
  return [
    ...Object.entries(settings).flatMap(([name, value]) => addressFaults(name, textOf(value), leaves)),
    ...brokerFaults(settings, leaves),
    ...doorFaults(settings, leaves, 'HOST', 'TLS_CERT_FILE'),
    ...doorFaults(settings, leaves, 'PUBLIC_HOST', 'PUBLIC_TLS_CERT_FILE'),
  ];
};

type Leaves = (host: string) => boolean;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const addressFaults = (place: string, text: string, leaves: Leaves): readonly PlaintextFault[] => {
  if (text.startsWith('http:')) return leaves(new URL(text).hostname) ? [{ place, reason: readable }] : [];
  return text.startsWith('mongodb:') ? storeFaults(place, text, leaves) : [];
};

/** `mongodb://user:password@one:27017,two:27017/?tls=true`: several hosts are no URL of the standard. */
const storeFaults = (place: string, text: string, leaves: Leaves): readonly PlaintextFault[] => {
  const [, named = ''] = /^mongodb:\/\/([^/?]*)/.exec(text) ?? [];
  const at = named.lastIndexOf('@');
  if (!hostsOf(named.slice(at + 1)).some(leaves)) return [];
  const query = new URLSearchParams(text.split('?')[1] ?? '');
  const isTls = query.get('tls') === 'true' || query.get('ssl') === 'true';
  return [
    ...(isTls ? [] : [{ place, reason: readable }]),
    ...(at === -1 && query.get('authMechanism') !== 'MONGODB-X509' ? [{ place, reason: anybody }] : []),
  ];
};

const brokerFaults = (settings: Settings, leaves: Leaves): readonly PlaintextFault[] => {
  const place = 'KAFKA_BROKERS';
  if (!hostsOf(textOf(settings[place])).some(leaves)) return [];
  return [
    ...(settings['KAFKA_TLS'] === true ? [] : [{ place, reason: readable }]),
    ...(textOf(settings['KAFKA_SASL_USERNAME']) === '' ? [{ place, reason: anybody }] : []),
  ];
};

const doorFaults = (
  settings: Settings,
  leaves: Leaves,
  place: string,
  certificate: string,
): readonly PlaintextFault[] => {
  const host = textOf(settings[place]);
  if (host === '' || !leaves(host) || textOf(settings[certificate]) !== '') return [];
  return [{ place, reason: listens }];
};

const hostsOf = (addresses: string): readonly string[] =>
  addresses
    .split(',')
    .map((address) => address.trim().replace(/:\d+$/, ''))
    .filter((host) => host !== '');
