import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FailpointHit, FailpointsInvalid, failpoints } from './index.ts';
import { child, program } from '../test/child.ts';

const logFile = () => {
  const directory = mkdtempSync(join(tmpdir(), 'failpoints-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, 'hits.jsonl');
};
const inFolder = (name: string) => join(logFile(), '..', name);
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a failpoint', () => {
  it('does nothing unless it is armed', async () => {
    await failpoints({})('relay.after-mark');
    await failpoints({ FAILPOINTS: 'other:throw' })('relay.after-mark');
  });

  it('throws on every hit, or on the n-th only', async () => {
    const always = failpoints({ FAILPOINTS: 'a:throw' });
    await expect(always('a')).rejects.toThrow(FailpointHit);
    await expect(always('a')).rejects.toThrow(FailpointHit);
    const second = failpoints({ FAILPOINTS: ' b:throw@2 , a:throw' });
    await second('b');
    await expect(second('b')).rejects.toThrow(FailpointHit);
    await second('b');
  });

  it('sleeps as long as it is told', async () => {
    const before = performance.now();
    await failpoints({ FAILPOINTS: 'a:sleep=30ms' })('a');
    expect(performance.now() - before).toBeGreaterThan(25);
  });

  it('logs each hit, armed or not', async () => {
    const file = logFile();
    const failpoint = failpoints({ FAILPOINTS: 'a:throw@2', FAILPOINTS_LOG: file });
    await failpoint('b');
    await failpoint('a');
    await expect(failpoint('a')).rejects.toThrow(FailpointHit);
    expect(linesOf(file)).toMatchObject([
      { name: 'b', hit: 1, fired: [] },
      { name: 'a', hit: 1, fired: [] },
      { name: 'a', hit: 2, fired: ['throw'], pid: process.pid },
    ]);
  });

  it.each(['a', 'a:', 'a:explode', 'a:stop', 'a:kill=4s', 'a:throw@0', 'a:sleep=fast', ':kill'])(
    'that reads %j stops the start with a mend',
    (text) => {
      expect(() => failpoints({ FAILPOINTS: text })).toThrow(FailpointsInvalid);
    },
  );

  it('kills the process on the spot, and the log knows it', async () => {
    const file = logFile();
    const killed = child(program('failpoint'), { FAILPOINTS: 'a:kill@2', FAILPOINTS_LOG: file });
    expect(await killed.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(killed.output()).toBe('1\n');
    expect(linesOf(file)).toMatchObject([{ hit: 1 }, { hit: 2, fired: ['kill'] }]);
  });

  it('stops the process and lets it go on by itself after the time given', async () => {
    const stopped = child(program('failpoint'), { FAILPOINTS: 'a:stop=1s@2' });
    const since = performance.now();
    expect(await stopped.exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - since).toBeGreaterThan(1_000);
    expect(stopped.output()).toBe('1\n2\n3\n');
  });
});

describe('a failpoint armed by a file', () => {
  it('may be armed while the process runs, and fires at the next hit only', async () => {
    const file = inFolder('armed');
    const failpoint = failpoints({ FAILPOINTS_FILE: file });
    await failpoint('a');
    writeFileSync(file, 'a:throw');
    await failpoint('b');
    await expect(failpoint('a')).rejects.toThrow(FailpointHit);
    await failpoint('a');
    expect(existsSync(file)).toBe(false);
  });

  it('fires as often as the file names it, and leaves the others in it', async () => {
    const file = inFolder('armed');
    writeFileSync(file, 'a:throw,b:throw,a:throw');
    const failpoint = failpoints({ FAILPOINTS_FILE: file });
    await expect(failpoint('a')).rejects.toThrow(FailpointHit);
    expect(readFileSync(file, 'utf8')).toBe('b:throw,a:throw');
    await expect(failpoint('a')).rejects.toThrow(FailpointHit);
    await failpoint('a');
    expect(readFileSync(file, 'utf8')).toBe('b:throw');
  });

  it('is crossed out before it kills, so that the next process lives', async () => {
    const file = inFolder('armed');
    writeFileSync(file, 'a:kill');
    const killed = child(program('failpoint'), { FAILPOINTS_FILE: file });
    expect(await killed.exit).toEqual({ code: null, signal: 'SIGKILL' });
    const next = child(program('failpoint'), { FAILPOINTS_FILE: file });
    expect(await next.exit).toEqual({ code: 0, signal: null });
  });
});
