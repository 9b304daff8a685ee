import { describe, expect, it } from 'vitest';
import { traceparent, withSpan, withTraceparent } from './index.ts';

const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('a trace header, with no SDK running', () => {
  it('travels unchanged through everything that is done under it', async () => {
    const seen = await withTraceparent(header, 'work', {}, () =>
      withSpan('step', {}, async () => {
        await tick();
        return traceparent();
      }),
    );
    expect(seen).toBe(header);
    expect(traceparent()).toBeUndefined();
  });

  it('is kept apart between things done at once', async () => {
    const other = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
    const under = (each: string) =>
      withTraceparent(each, 'work', {}, async () => {
        await tick();
        return traceparent();
      });
    expect(await Promise.all([under(header), under(other)])).toEqual([header, other]);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
    `${header}-more`,
    `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`,
  ])('that is %j counts as none, also inside another trace', async (unreadable) => {
    const inner = () => withTraceparent(unreadable, 'inner', {}, async () => traceparent());
    expect(await withTraceparent(header, 'outer', {}, inner)).toBeUndefined();
  });

  it('lets answers and errors through', async () => {
    expect(await withTraceparent(header, 'work', {}, async () => 7)).toBe(7);
    await expect(
      withTraceparent(header, 'work', {}, () => Promise.reject(new RangeError('x'))),
    ).rejects.toThrow(RangeError);
  });
});
