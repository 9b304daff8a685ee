import { isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { hostOf } from './check-url.ts';
import { everyAddress, type Resolve } from './every-address.ts';
import { mayBeCalled } from './public-address.ts';

export type Guard = Readonly<{
  loopback: boolean;
  resolve?: Resolve;
  /** Opens the socket to an address that was judged; tests open another instead. */
  dial?: buildConnector.connector;
}>;

/** The receiver's name leads, or led this time, to an address that no webhook goes to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'address-not-public';
}

const connectMs = 5_000;

/**
 * Judges the very addresses that are connected to, at each connection: between a check and a use there is no time in
 * which a name could change its mind (DNS rebinding). One bad address among several refuses them all.
 */
export const guardedConnector = ({
  loopback,
  resolve = everyAddress(),
  dial = buildConnector({ timeout: connectMs, allowH2: false, maxCachedSessions: 0 }),
}: Guard): buildConnector.connector => {
  const judged = async (hostname: string): Promise<readonly string[]> => {
    const host = hostOf({ hostname });
    const addresses = isIP(host) === 0 ? await resolve(host) : [host];
    const all = addresses.length > 0 && addresses.every((address) => mayBeCalled(address, { loopback }));
    if (!all) throw new AddressRefused('The receiver is not at a public address');
    return addresses;
  };
  const connect: Connect = async (options, callback) => {
    let socket: Socket;
    try {
      socket = await dialInTurn(dial, options, await judged(options.hostname));
    } catch (error) {
      return callback(error as Error, null);
    }
    callback(null, socket);
  };
  return (options, callback) => void connect(options, callback);
};

type Connect = (...asked: Parameters<buildConnector.connector>) => Promise<void>;

/** The next one is tried where the one before does not answer; the certificate is that of the name, always. */
const dialInTurn = async (
  dial: buildConnector.connector,
  options: buildConnector.Options,
  [address = '', ...others]: readonly string[],
): Promise<Socket> => {
  try {
    return await dialOne(dial, { ...options, ...pinned(options, address) });
  } catch (error) {
    if (others.length === 0) throw error;
    return dialInTurn(dial, options, others);
  }
};

const pinned = ({ hostname, protocol, servername }: buildConnector.Options, address: string) => ({
  hostname: address,
  ...(protocol === 'https:' && isIP(hostOf({ hostname })) === 0 && { servername: servername ?? hostname }),
});

const dialOne = (dial: buildConnector.connector, options: buildConnector.Options) =>
  new Promise<Socket>((resolve, reject) => {
    dial(options, (error, socket) => (socket ? resolve(socket) : reject(error ?? new Error('no socket'))));
  });
