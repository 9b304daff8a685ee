import { describe, expect, it } from 'vitest';
import { currentTraceparent, formatTraceparent, parseTraceparent } from './traceparent.ts';

const text = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('a traceparent', () => {
  it('is read and written as W3C Trace Context says', () => {
    const parent = parseTraceparent(text);
    expect(parent).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      traceFlags: 1,
      isRemote: true,
    });
    expect(parent && formatTraceparent(parent)).toBe(text);
  });

  it.each([
    undefined,
    '',
    'x',
    text.toUpperCase(),
    text.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
  ])('that is none (%s) is nothing', (wrong) => expect(parseTraceparent(wrong)).toBeUndefined());

  it('is absent where nothing is traced', () => {
    expect(currentTraceparent()).toBeUndefined();
  });
});
