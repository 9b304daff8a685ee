import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyValueOf } from '../test/arbitrary.ts';
import { allRecords } from '../test/examples.ts';
import { createCodec, inMemoryIds } from './index.ts';

const codec = createCodec({ ids: inMemoryIds() });

describe('any value a record allows', () => {
  it.each(allRecords.map((record) => [record.short, record] as const))(
    '%s comes back unchanged',
    async (short, { schema }) => {
      await fc.assert(
        fc.asyncProperty(anyValueOf(schema), async (value) => {
          const { value: back } = await codec.decode(codec.encode(short, value));
          expect(back).toStrictEqual(value);
        }),
        { numRuns: 50 },
      );
    },
  );
});
