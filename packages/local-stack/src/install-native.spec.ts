import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installNative } from './install-native.ts';
import { kafkaProgram } from './kafka.ts';
import { mongoProgram } from './mongo.ts';
import { folderOf } from './program.ts';
import { registryProgram } from './registry.ts';
import { parts } from './stack.ts';
import { fakeRun } from './test/fake-run.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const java = (version: string) => ({ output: `openjdk version "${version}" 2025-09-16` });
const python = { stdout: 'True\n' };
const maven = { output: 'Apache Maven 3.9' };

const machineWith = (commands: Record<string, object>) => fakeRun((command) => commands[command]);

const wanted = (dataDir: string, { run }: ReturnType<typeof fakeRun>, env = {}) =>
  installNative({
    parts,
    dataDir,
    stackDir: join(dataDir, 'stack'),
    installs: join(dataDir, 'install'),
    env,
    tools: { run, progress: () => {} },
  });

const withInstalls = (...programs: (typeof kafkaProgram)[]) => {
  const dataDir = temporaryFolder();
  for (const program of programs) mkdirSync(folderOf(program, join(dataDir, 'install')), { recursive: true });
  return dataDir;
};

describe('what the native stack needs', () => {
  it('is asked for before anything is downloaded: Maven', async () => {
    const machine = machineWith({ java: java('21.0.1'), python3: python });
    await expect(wanted(temporaryFolder(), machine)).rejects.toMatchObject({ code: 'no-maven' });
    expect(machine.asked.join()).not.toContain('pip install');
  });

  it('is asked for before anything is downloaded: Python', async () => {
    const machine = machineWith({ java: java('21.0.1'), mvn: maven });
    await expect(wanted(temporaryFolder(), machine)).rejects.toMatchObject({ code: 'no-python' });
  });

  it('is nothing more once all is installed: neither Maven nor Python', async () => {
    const dataDir = withInstalls(kafkaProgram, registryProgram, mongoProgram);
    expect(await wanted(dataDir, machineWith({ java: java('25') }))).toMatchObject({
      java: 'java',
      mongo: { args: ['-m', 'secantus'] },
    });
  });

  it('is Java 21: an older one doesn’t do', async () => {
    const dataDir = withInstalls(kafkaProgram, registryProgram, mongoProgram);
    await expect(wanted(dataDir, machineWith({ java: java('17.0.15') }))).rejects.toMatchObject({
      code: 'no-java',
      mend: expect.stringContaining('Java 21'),
    });
  });

  it('is found in JAVA_HOME before the PATH', async () => {
    const dataDir = withInstalls(kafkaProgram, registryProgram, mongoProgram);
    const machine = machineWith({ '/jdk/bin/java': java('24'), java: java('25') });
    expect((await wanted(dataDir, machine, { JAVA_HOME: '/jdk' })).java).toBe('/jdk/bin/java');
  });

  it('is no Python where the faster document server is there', async () => {
    const dataDir = withInstalls(kafkaProgram, registryProgram);
    writeFileSync(join(dataDir, 'secantusd-rs'), '');
    const { mongo } = await wanted(dataDir, machineWith({ java: java('21') }));
    expect(mongo.command).toBe(join(dataDir, 'secantusd-rs'));
  });

  it('is the slower document server still, where data began with it', async () => {
    const dataDir = withInstalls(kafkaProgram, registryProgram, mongoProgram);
    writeFileSync(join(dataDir, 'secantusd-rs'), '');
    mkdirSync(join(dataDir, 'stack', 'mongo', 'data'), { recursive: true });
    expect((await wanted(dataDir, machineWith({ java: java('21') }))).mongo.args).toEqual(['-m', 'secantus']);
  });
});
