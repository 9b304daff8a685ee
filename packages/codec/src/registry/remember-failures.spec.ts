import { describe, expect, it } from 'vitest';
import { rememberFailures } from './remember-failures.ts';

const setUp = (answer: (schemaId: number) => Promise<string>) => {
  let time = 0;
  const asked: number[] = [];
  const look = rememberFailures(
    (schemaId) => {
      asked.push(schemaId);
      return answer(schemaId);
    },
    () => time,
  );
  return { asked, look, wait: (ms: number) => (time += ms) };
};

describe('a look-up by id', () => {
  it('is made once when it finds something', async () => {
    const { asked, look } = setUp(async (id) => `schema ${id}`);
    expect(await Promise.all([look(7), look(7), look(8)])).toEqual(['schema 7', 'schema 7', 'schema 8']);
    expect(await look(7)).toBe('schema 7');
    expect(asked).toEqual([7, 8]);
  });

  it('is made at most once a second an id while it fails', async () => {
    const { asked, look, wait } = setUp(async () => Promise.reject(new Error('away')));
    for (let tries = 0; tries < 5; tries += 1) await expect(look(7)).rejects.toThrow('away');
    expect(asked).toEqual([7]);
    wait(999);
    await expect(look(7)).rejects.toThrow('away');
    wait(1);
    await expect(look(7)).rejects.toThrow('away');
    expect(asked).toEqual([7, 7]);
  });

  it('succeeds again once the second is over', async () => {
    let isAway = true;
    const { look, wait } = setUp(async () => (isAway ? Promise.reject(new Error('away')) : 'schema'));
    await expect(look(7)).rejects.toThrow('away');
    isAway = false;
    wait(1000);
    expect(await look(7)).toBe('schema');
  });

  it('remembers no more failures than it must, whatever ids are invented', async () => {
    const { asked, look } = setUp(async () => Promise.reject(new Error('unknown')));
    for (let id = 0; id <= 1000; id += 1) await look(id).catch(() => undefined);
    await look(1000).catch(() => undefined);
    await look(0).catch(() => undefined);
    expect(asked.length).toBe(1002);
  });
});
