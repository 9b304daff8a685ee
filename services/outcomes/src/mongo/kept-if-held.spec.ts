import { describe, expect, it } from 'vitest';
import type { Held } from './held-to.ts';
import { keptIfHeld } from './kept-if-held.ts';

const tried = async (trying: () => Promise<Held>) => {
  let isThere = true;
  const letGo = async () => {
    isThere = false;
  };
  const answer = await keptIfHeld(trying, letGo).catch((error: Error) => error.message);
  return { answer, isThere };
};

describe('a reader that was made', () => {
  it('stays where it is held to its tables', async () =>
    expect(await tried(async () => 'held')).toEqual({ answer: 'held', isThere: true }));

  it.each<Held>(['asks-nobody', 'reads-more', 'writes'])('is taken back where the server %s', async (held) =>
    expect(await tried(async () => held)).toEqual({ answer: held, isThere: false }),
  );

  it('is taken back where it could not be tried, and the reason is said', async () =>
    expect(await tried(() => Promise.reject(new Error('the server went away')))).toEqual({
      answer: 'the server went away',
      isThere: false,
    }));
});
