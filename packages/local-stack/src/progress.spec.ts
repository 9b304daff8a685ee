import { describe, expect, it, vi } from 'vitest';
import { during } from './progress.ts';

describe('long work', () => {
  it('says that it goes on', async () => {
    const said: string[] = [];
    let finish = () => {};
    const work = during(
      (line) => said.push(line),
      'Downloading',
      () => new Promise<void>((resolve) => (finish = resolve)),
      5,
    );
    await vi.waitUntil(() => said.length >= 2);
    finish();
    await work;
    expect(said[0]).toBe('Downloading …');
    expect(said[1]).toContain('still at it');
    expect(said.at(-1)).toContain('Downloading: done in');
  });

  it('falls silent when it fails', async () => {
    const said: string[] = [];
    const work = during(
      (line) => said.push(line),
      'Downloading',
      () => Promise.reject(new Error('no')),
    );
    await expect(work).rejects.toThrow('no');
    expect(said).toEqual(['Downloading …']);
  });
});
