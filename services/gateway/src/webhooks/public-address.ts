import ipaddr from 'ipaddr.js';

/** Public by its range, and yet a cloud's own: Azure's platform answers there. */
const cloudsOwn = new Set(['168.63.129.16']);

type Options = Readonly<{ loopback?: boolean }>;

/**
 * Whether a webhook may be sent to this address. Everything that is not plain unicast is refused: loopback, private,
 * link-local (where clouds keep their metadata), carrier-grade NAT, and every IPv6 form that carries an IPv4 address.
 * `loopback` is for an exchange on one's own machine.
 */
export const mayBeCalled = (address: string, { loopback = false }: Options = {}): boolean => {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address written as IPv6 is judged as what it is.
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return loopback;
  return range === 'unicast' && !cloudsOwn.has(parsed.toString());
};
