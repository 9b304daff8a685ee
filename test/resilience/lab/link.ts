import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How a link is: slow both ways, such that what is asked arrives and no answer comes back, or cut; empty: as it should be. */
export type State = Readonly<{ slowMs?: number; answersLost?: boolean; cut?: boolean }>;

export type Link = Readonly<{
  port: number;
  set: (state: State) => void;
  /** How many pieces came late or never, and how many callers were cut off, since it was set. */
  felt: () => number;
  close: () => Promise<void>;
}>;

type Pair = { readonly asking: Socket; readonly answering: Socket; broken: boolean };

/** A TCP link to a server on this machine that can be made bad while it is used. */
export const openLink = async (to: number): Promise<Link> => {
  const pairs = new Set<Pair>();
  let state: State = {};
  let felt = 0;

  const end = (pair: Pair): void => {
    pair.asking.destroy();
    pair.answering.destroy();
    pairs.delete(pair);
  };

  /** Pieces keep their order, also when the link gets better between two of them. */
  const carry = (from: Socket, target: Socket): ((piece: Buffer) => void) => {
    let all = Promise.resolve();
    const after = async (before: Promise<void>, slowMs: number, write: () => void): Promise<void> => {
      await before;
      if (slowMs > 0) await pause(slowMs);
      write();
    };
    from.once('end', () => void (all = after(all, 0, () => target.end())));
    return (piece) => {
      const { slowMs = 0 } = state;
      if (slowMs > 0) felt += 1;
      all = after(all, slowMs, () => target.write(piece));
    };
  };

  const listener = createServer((asking) => {
    if (state.cut === true) {
      felt += 1;
      asking.on('error', () => undefined).destroy();
      return;
    }
    const answering = connect({ host: '127.0.0.1', port: to });
    const pair: Pair = { asking, answering, broken: false };
    pairs.add(pair);
    const back = carry(answering, asking);
    asking.on('data', carry(asking, answering));
    answering.on('data', (piece) => {
      if (state.answersLost === true) pair.broken = true;
      if (!pair.broken) return back(piece);
      felt += 1;
    });
    for (const socket of [asking, answering])
      for (const over of ['error', 'close']) socket.on(over, () => end(pair));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: (listener.address() as AddressInfo).port,
    set: (next) => {
      state = next;
      felt = next.cut === true ? pairs.size : 0;
      // Of a conversation in which an answer was lost nothing more can be understood.
      for (const pair of pairs) if (pair.broken || next.cut === true) end(pair);
    },
    felt: () => felt,
    close: async () => {
      for (const pair of pairs) end(pair);
      listener.close();
      await once(listener, 'close');
    },
  };
};
