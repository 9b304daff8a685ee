import { describe, expect, it } from 'vitest';
import { findPython, installPackages } from './python.ts';
import { fakeRun } from './test/fake-run.ts';

const mismatch = `ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
    secantusdb==0.7.0b3 from file.whl (from -r requirements.txt (line 1)):
        Expected sha256 00`;

const host = (pip: (args: readonly string[]) => { code: number; output?: string }) =>
  fakeRun((command, args) => {
    if (command === 'python3') return { stdout: 'True\n' };
    return args.includes('pip') ? pip(args) : {};
  });

const installing = ({ run }: ReturnType<typeof fakeRun>) =>
  installPackages('requirements.txt', '/into', { run, progress: () => {} });

describe('a Python for the private environment', () => {
  it('is the first that is new enough and can make one', async () => {
    const { run } = fakeRun((command) => {
      if (command === 'python3') return { stdout: 'False\n' };
      return command === 'python3.12' ? { stdout: 'True\n' } : undefined;
    });
    expect(await findPython(run)).toBe('python3.12');
  });

  it('is asked for by name when there is none', async () => {
    await expect(findPython(fakeRun(() => undefined).run)).rejects.toMatchObject({
      code: 'no-python',
      mend: expect.stringContaining('python3-venv'),
    });
  });

  it('is told apart from one that lacks a part', async () => {
    const { run } = fakeRun((command, args) => {
      if (args.includes('venv')) return { code: 1, output: 'ensurepip is not available' };
      return command === 'python3' ? { stdout: 'True\n' } : undefined;
    });
    const lacking = installPackages('requirements.txt', '/into', { run, progress: () => {} });
    await expect(lacking).rejects.toMatchObject({
      code: 'no-python',
      reason: expect.stringContaining('ensurepip'),
    });
  });
});

describe('packages', () => {
  it('are installed from wheels only, with every checksum required', async () => {
    const machine = host(() => ({ code: 0 }));
    await installing(machine);
    expect(machine.asked.at(-1)).toContain('--only-binary :all: --require-hashes -r requirements.txt');
  });

  it('are fetched once more past the cache when one differs', async () => {
    const machine = host((args) =>
      args.includes('--no-cache-dir') ? { code: 0 } : { code: 1, output: mismatch },
    );
    await installing(machine);
    expect(machine.asked.filter((line) => line.includes('pip install'))).toHaveLength(2);
  });

  it('are refused when one differs again, and the message names it', async () => {
    await expect(installing(host(() => ({ code: 1, output: mismatch })))).rejects.toMatchObject({
      code: 'corrupt-download',
      place: 'secantusdb==0.7.0b3',
    });
  });

  it('that can’t be reached are another matter', async () => {
    const offline = host(() => ({ code: 1, output: 'No matching distribution found' }));
    await expect(installing(offline)).rejects.toMatchObject({ code: 'download-failed' });
  });
});
