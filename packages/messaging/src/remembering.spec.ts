import { beforeEach, describe, expect, it, vi } from 'vitest';
import { delivery } from '../test/messages.ts';
import { sealing } from '../test/scene.ts';
import { inMemoryCursors, inMemoryParked } from './in-memory/index.ts';
import { rememberCursors, rememberParked } from './remembering.ts';

describe('remembered cursors', () => {
  const inner = inMemoryCursors();
  const readMany = vi.spyOn(inner, 'readMany');
  const at = (sequence: number) => ({ sequence, eventId: `e${sequence}` });
  beforeEach(() => void readMany.mockClear());

  it('are asked for once, and only those that are not known', async () => {
    const { cursors } = rememberCursors(inner);
    await inner.advance('routing', 'a', at(1));
    await cursors.readMany('routing', ['a']);
    await cursors.advance('routing', 'b', at(2));
    expect(await cursors.readMany('routing', ['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', at(1)],
        ['b', at(2)],
      ]),
    );
    expect(readMany.mock.calls).toEqual([
      ['routing', ['a']],
      ['routing', ['c']],
    ]);
  });

  it('are read anew one by one, and after they were forgotten', async () => {
    const { cursors, forget } = rememberCursors(inner);
    await cursors.advance('routing', 'd', at(1));
    await inner.advance('routing', 'd', at(5));
    expect(await cursors.readMany('routing', ['d'])).toEqual(new Map([['d', at(1)]]));
    expect(await cursors.read('routing', 'd')).toEqual(at(5));
    expect(await cursors.readMany('routing', ['d'])).toEqual(new Map([['d', at(5)]]));
    await inner.advance('routing', 'd', at(6));
    forget();
    expect(await cursors.readMany('routing', ['d'])).toEqual(new Map([['d', at(6)]]));
  });

  it('are not believed when they could not be written', async () => {
    const { cursors } = rememberCursors({ ...inner, advanceMany: () => Promise.reject(new Error('away')) });
    await expect(cursors.advance('routing', 'e', at(1))).rejects.toThrow('away');
    expect(await cursors.readMany('routing', ['e'])).toEqual(new Map());
  });

  it('of the longest silence go first', async () => {
    const { cursors } = rememberCursors(inner, 2);
    for (const stream of ['f', 'g', 'f', 'h']) await cursors.advance('routing', stream, at(1));
    await cursors.readMany('routing', ['f', 'g', 'h']);
    expect(readMany.mock.calls).toEqual([['routing', ['g']]]);
  });
});

describe('remembered parked streams', () => {
  const reason = { code: 'x', reason: 'X.', mend: 'Mend.' };
  const entry = (stream: string) => ({ consumer: 'routing', stream, delivery: delivery(stream), reason });
  const open = () => {
    const inner = inMemoryParked(sealing);
    return { inner, asked: vi.spyOn(inner, 'parkedStreams'), ...rememberParked(inner, 'routing') };
  };

  it('are asked for once, and kept true by what is parked here', async () => {
    const { inner, parked, asked } = open();
    await inner.add(entry('a'));
    expect(await parked.parkedStreams('routing', ['a', 'b'])).toEqual(new Set(['a']));
    await parked.add(entry('b'));
    expect(await parked.parkedStreams('routing', ['b', 'c'])).toEqual(new Set(['b']));
    expect(asked).toHaveBeenCalledOnce();
  });

  it('are free again as soon as the store says so', async () => {
    const { inner, parked } = open();
    const first = entry('a');
    await parked.add(first);
    await inner.clear('routing', 'a', `routing|${first.delivery.topic}|0|${first.delivery.offset}`);
    expect(await parked.addBehind(entry('a'))).toBe(false);
    expect(await parked.parkedStreams('routing', ['a'])).toEqual(new Set());
  });

  it('are asked for again after they were forgotten, and after the question failed', async () => {
    const { inner, parked, asked, forget } = open();
    asked.mockRejectedValueOnce(new Error('away'));
    await expect(parked.parkedStreams('routing', ['a'])).rejects.toThrow('away');
    expect(await parked.parkedStreams('routing', ['a'])).toEqual(new Set());
    await inner.add(entry('a'));
    forget();
    expect(await parked.parkedStreams('routing', ['a'])).toEqual(new Set(['a']));
  });
});
