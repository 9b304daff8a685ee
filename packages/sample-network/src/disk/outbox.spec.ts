import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openOutbox } from './outbox.ts';

const never = () => Promise.reject(new Error('It is made once.'));

describe('an outbox', () => {
  it('makes a message once and keeps it over a restart', async () => {
    const file = join(temporaryFolder(), 'outbox.jsonl');
    await openOutbox<string>(file).keep('m1', () => 'the bytes');
    expect(await openOutbox<string>(file).keep('m1', never)).toBe('the bytes');
  });

  it('brings what was never acknowledged, in its order', async () => {
    const file = join(temporaryFolder(), 'outbox.jsonl');
    const outbox = openOutbox<string>(file);
    for (const id of ['m1', 'm2', 'm3']) await outbox.keep(id, () => `bytes of ${id}`);
    outbox.acknowledge('m2', 'taken');
    const after = openOutbox<string>(file);
    expect(after.pending().map(({ id }) => id)).toEqual(['m1', 'm3']);
    expect(after.answerTo('m2')).toBe('taken');
  });

  it('forgets a line that a kill left half-written, and writes on behind the whole ones', async () => {
    const file = join(temporaryFolder(), 'outbox.jsonl');
    await openOutbox<string>(file).keep('m1', () => 'one');
    appendFileSync(file, '{"id":"m2","mess');
    await openOutbox<string>(file).keep('m2', () => 'two');
    expect(openOutbox<string>(file).pending()).toEqual([
      { id: 'm1', message: 'one' },
      { id: 'm2', message: 'two' },
    ]);
  });
});
