import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endOrphans, pidFolder } from './orphans.ts';
import { ownerOf } from './owner.ts';
import { identityOf } from './process-identity.ts';
import { type Launch, processOf } from './processes.ts';
import { temporaryFolder } from './test/temporary-folder.ts';
import { until } from './until.ts';

/** A program that says it is ready by a file, and ends only when it is killed if `stubborn`. */
const program = (dir: string, { stubborn = false, body = '' } = {}): Launch => {
  const flag = join(dir, 'ready');
  const stay = `require('fs').writeFileSync(${JSON.stringify(flag)}, ''); setInterval(() => {}, 1000);`;
  return {
    name: 'part',
    title: 'The part',
    command: process.execPath,
    args: ['-e', `${stubborn ? "process.on('SIGTERM', () => {});" : ''}${body || stay}`],
    cwd: dir,
    install: join(dir, 'install'),
    ready: async () => existsSync(flag),
    startWithinMs: 10_000,
    stopWithinMs: 300,
  };
};

const started = async (launch: Launch, dir: string, said: string[] = []) => {
  const part = processOf(launch, { dir, env: process.env, progress: (line) => said.push(line) });
  onTestFinished(() => part.kill());
  await part.start();
  return part;
};

const alive = (pid: number | undefined) => pid !== undefined && identityOf(pid) !== undefined;

describe('a process of the stack', () => {
  it('starts when it answers, and its pid file goes when it stops', async () => {
    const dir = temporaryFolder();
    const part = await started(program(dir), dir);
    const pid = part.pid();
    expect(alive(pid)).toBe(true);
    expect(existsSync(join(pidFolder(dir), 'part'))).toBe(true);
    await part.stop();
    expect(alive(pid)).toBe(false);
    expect(existsSync(join(pidFolder(dir), 'part'))).toBe(false);
  });

  it('is killed when it does not stop in time', async () => {
    const dir = temporaryFolder();
    const part = await started(program(dir, { stubborn: true }), dir);
    const pid = part.pid();
    await part.stop();
    expect(alive(pid)).toBe(false);
  });

  it('comes back after a kill, with a log of its own', async () => {
    const dir = temporaryFolder();
    const part = await started(program(dir), dir);
    const before = part.pid();
    await part.kill();
    await part.start();
    expect(part.pid()).not.toBe(before);
    expect(existsSync(`${part.log}.previous`)).toBe(true);
  });

  it('that ends by itself is reported with its log', async () => {
    const dir = temporaryFolder();
    const said: string[] = [];
    const part = await started(program(dir), dir, said);
    process.kill(part.pid() ?? 0, 'SIGKILL');
    expect(await until(() => said.length > 0, 5_000)).toBe(true);
    expect(said[0]).toBe(`The part ended by itself (SIGKILL); its log: ${part.log}`);
  });

  it('that ends at once did not start: the error shows the end of its log, its place and the mend', async () => {
    const dir = temporaryFolder();
    const failing = started(
      program(dir, { body: "console.error('the disk is full'); process.exit(3)" }),
      dir,
    );
    await expect(failing).rejects.toMatchObject({
      code: 'did-not-start',
      place: join(dir, 'logs', 'part.log'),
      reason: expect.stringMatching(/ended with code 3.*\n?.*the disk is full/s),
      mend: expect.stringContaining(`delete ${dir}`),
    });
  });

  it('that does not answer in time did not start, and is not left running', async () => {
    const dir = temporaryFolder();
    const silent = { ...program(dir, { body: 'setInterval(() => {}, 1000)' }), startWithinMs: 200 };
    const part = processOf(silent, { dir, env: process.env, progress: () => {} });
    await expect(part.start()).rejects.toThrow('doesn’t answer after 0.2 s');
    expect(part.pid()).toBeUndefined();
  });

  it('that can’t be run at all did not start either', async () => {
    const dir = temporaryFolder();
    await expect(started({ ...program(dir), command: join(dir, 'nowhere') }, dir)).rejects.toThrow('ENOENT');
  });

  it('is given no settings that were meant for another program', async () => {
    const dir = temporaryFolder();
    const telling = program(dir, {
      body: `console.log(JSON.stringify(process.env)); ${program(dir).args[1]}`,
    });
    const part = processOf(telling, {
      dir,
      env: { PATH: '/bin', QUARKUS_PROFILE: 'dev' },
      progress: () => {},
    });
    onTestFinished(() => part.kill());
    await part.start();
    expect(JSON.parse(readFileSync(part.log, 'utf8'))).not.toHaveProperty('QUARKUS_PROFILE');
  });
});

describe('what a killed owner left behind', () => {
  const leftBehind = async (dir: string) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'spawn');
    mkdirSync(pidFolder(dir), { recursive: true });
    return { pid: child.pid ?? 0, exited: once(child, 'exit') };
  };

  it('is ended before the next start', async () => {
    const dir = temporaryFolder();
    const { pid, exited } = await leftBehind(dir);
    writeFileSync(join(pidFolder(dir), 'kafka-1'), JSON.stringify(ownerOf(pid)));
    const said: string[] = [];
    await endOrphans(dir, (line) => said.push(line));
    await exited;
    expect(said).toEqual([`Stopping kafka-1 (pid ${pid}), which an earlier run left behind`]);
    expect(existsSync(join(pidFolder(dir), 'kafka-1'))).toBe(false);
  });

  it('is not mistaken for another program that now has its pid', async () => {
    const dir = temporaryFolder();
    const { pid } = await leftBehind(dir);
    writeFileSync(join(pidFolder(dir), 'kafka-1'), JSON.stringify({ pid, identity: 'another' }));
    await endOrphans(dir, () => {});
    expect(alive(pid)).toBe(true);
  });
});
