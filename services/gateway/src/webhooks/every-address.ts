import { lookup, Resolver } from 'node:dns/promises';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

type Options = Readonly<{
  timeoutMs?: number;
  /** Other name servers than the machine's. */
  servers?: readonly string[];
}>;

/**
 * Asked of the name servers by sockets of our own: the machine's own look-up goes through two threads of the process, and
 * names that are never answered would hold them for everybody. Only this machine's name is looked up there.
 */
export const everyAddress = ({ timeoutMs = 2_000, servers }: Options = {}): Resolve => {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers) resolver.setServers(servers);
  return async (host) => {
    if (/^(.+\.)?localhost\.?$/.test(host))
      return (await lookup(host, { all: true })).map(({ address }) => address);
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
    return [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
};
