import { describe, expect, it } from 'vitest';
import { createLane } from './lane.ts';

type Call = { load: readonly string[]; resolve: () => void; reject: (error: Error) => void };

/** A lane whose deliveries wait until the test ends them. */
const open = (options: { worthSplitting?: boolean; maxBytes?: number } = {}) => {
  const calls: Call[] = [];
  const send = createLane<string>({
    deliver: (load) => new Promise<void>((resolve, reject) => void calls.push({ load, resolve, reject })),
    bytesOf: (text) => text.length,
    worthSplitting: () => options.worthSplitting ?? false,
    ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
  });
  return { send, calls, loads: () => calls.map(({ load }) => load.join('')) };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  it('has one send under way, and takes what waits along in the next, in order', async () => {
    const { send, calls, loads } = open();
    const sends = [send(['a']), send(['b', 'c']), send(['d'])];
    await turn();
    expect(loads()).toEqual(['a']);
    calls[0]?.resolve();
    await turn();
    expect(loads()).toEqual(['a', 'bcd']);
    calls[1]?.resolve();
    await Promise.all(sends);
  });

  it('keeps a load below its limit', async () => {
    const { send, calls, loads } = open({ maxBytes: 3 });
    const sends = ['a', 'bb', 'c', 'dddd', 'e'].map((text) => send([text]));
    for (let at = 0; at < 4; at += 1) {
      await turn();
      calls[at]?.resolve();
    }
    await Promise.all(sends);
    expect(loads()).toEqual(['a', 'bbc', 'dddd', 'e']);
  });

  it('tells everyone in a load that it failed, and goes on', async () => {
    const { send, calls, loads } = open();
    const [first, second, third] = [send(['a']), send(['b']), send(['c'])];
    calls[0]?.resolve();
    await first;
    await turn();
    calls[1]?.reject(new Error('away'));
    await expect(second).rejects.toThrow('away');
    await expect(third).rejects.toThrow('away');
    const fourth = send(['d']);
    await turn();
    calls[2]?.resolve();
    await fourth;
    expect(loads()).toEqual(['a', 'bc', 'd']);
  });

  it('lets nobody suffer for the message of another', async () => {
    const { send, calls, loads } = open({ worthSplitting: true });
    const [first, tooLarge, good] = [send(['a']), send(['B']), send(['c'])];
    calls[0]?.resolve();
    await first;
    await turn();
    calls[1]?.reject(new Error('too large'));
    await turn();
    calls[2]?.reject(new Error('too large'));
    await expect(tooLarge).rejects.toThrow('too large');
    await turn();
    calls[3]?.resolve();
    await good;
    expect(loads()).toEqual(['a', 'Bc', 'B', 'c']);
  });
});
