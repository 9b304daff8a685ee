import { describe, expect, it } from 'vitest';
import { killHard, startProcess } from './start-process.ts';

const stays = (line: string) => ['-e', `console.log('${line}'); setInterval(() => {}, 1000)`];

describe('a process under test', () => {
  it('is ready when its output says so, and stops on SIGTERM', async () => {
    const started = await startProcess({ args: stays('listening on 8080'), ready: /listening on \d+/ });
    expect(started.output()).toContain('listening on 8080');
    await started.stop();
    expect(await started.exited).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('is ready when a probe no longer fails', async () => {
    const probe = (output: string) => expect(output).toContain('up');
    const started = await startProcess({ args: stays('up'), ready: probe });
    await killHard(started);
  });

  it('is gone at once when it is killed hard, whatever it does on SIGTERM', async () => {
    const stubborn = [
      '-e',
      `process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)`,
    ];
    const started = await startProcess({ args: stubborn, ready: /up/ });
    await killHard(started);
    expect(await started.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(() => process.kill(started.pid, 0)).toThrow('ESRCH');
  });

  it('that ends before it is ready is an error that shows its output', async () => {
    const failing = startProcess({
      args: ['-e', `console.error('no such topic'); process.exit(1)`],
      ready: /up/,
    });
    await expect(failing).rejects.toThrow(/did not become ready; it wrote:\nno such topic/);
  });

  it('that is not ready in time is killed', async () => {
    await expect(startProcess({ args: stays('thinking'), ready: /up/, within: 100 })).rejects.toThrow(
      'thinking',
    );
  });
});
