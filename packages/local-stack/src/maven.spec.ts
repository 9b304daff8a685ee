import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bring, requireMaven } from './maven.ts';
import { fakeRun } from './test/fake-run.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const good = 'the bytes that were tested';
const bad = 'the bytes of somebody else';

/** A Maven whose cache and mirror hold these files. */
const maven = (cached: Record<string, string>, mirrored: Record<string, string> = cached) =>
  fakeRun((_command, args) => {
    const pastTheCache = args.some((arg) => arg.startsWith('-Dmaven.repo.local='));
    const into = args.find((arg) => arg.startsWith('-Dinto='))?.slice('-Dinto='.length) ?? '';
    mkdirSync(into, { recursive: true });
    for (const [name, text] of Object.entries(pastTheCache ? mirrored : cached))
      writeFileSync(join(into, name), text);
    return {};
  });

const situation = ({ run, asked }: ReturnType<typeof fakeRun>) => {
  const folder = temporaryFolder();
  const [lock, into, said] = [join(folder, 'lock'), join(folder, 'lib'), [] as string[]];
  writeFileSync(lock, `${createHash('sha256').update(good).digest('hex')}  kafka.jar\n`);
  const artifacts = { pom: 'kafka.pom.xml', lock, title: 'Apache Kafka' };
  return {
    into,
    asked,
    said,
    bringing: bring(artifacts, into, { run, progress: (line) => said.push(line) }),
  };
};

describe('a download by Maven', () => {
  it('is taken when every file is the one of the lock', async () => {
    const { bringing, into, asked } = situation(maven({ 'kafka.jar': good }));
    await bringing;
    expect(readFileSync(join(into, 'kafka.jar'), 'utf8')).toBe(good);
    expect(asked).toHaveLength(1);
  });

  it('is fetched once more past the cache when a file differs', async () => {
    const { bringing, into, said } = situation(maven({ 'kafka.jar': bad }, { 'kafka.jar': good }));
    await bringing;
    expect(readFileSync(join(into, 'kafka.jar'), 'utf8')).toBe(good);
    expect(said.join()).toContain('kafka.jar is altered');
    expect(existsSync(`${into}.repository`)).toBe(false);
  });

  it('is refused when the file differs again, and names it', async () => {
    const { bringing, into, asked } = situation(maven({ 'kafka.jar': bad }));
    await expect(bringing).rejects.toMatchObject({
      code: 'corrupt-download',
      place: join(into, 'kafka.jar'),
      mend: expect.stringContaining('Start again'),
    });
    expect(asked).toHaveLength(2);
  });

  it('is refused when a file is missing, or one is there that nobody checked', async () => {
    await expect(situation(maven({})).bringing).rejects.toThrow('kafka.jar is missing');
    await expect(situation(maven({ 'kafka.jar': good, 'extra.jar': bad })).bringing).rejects.toThrow(
      'extra.jar is unexpected',
    );
  });

  it('says what Maven said when it fails', async () => {
    const { bringing } = situation(fakeRun(() => ({ code: 1, output: 'Could not transfer artifact' })));
    await expect(bringing).rejects.toMatchObject({
      code: 'download-failed',
      reason: expect.stringContaining('Could not transfer'),
    });
  });

  it('asks for Maven by name where there is none', async () => {
    await expect(requireMaven(fakeRun(() => undefined).run)).rejects.toMatchObject({
      code: 'no-maven',
      place: 'mvn',
    });
  });
});
