import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { choosePorts, host, isFree, isOpen } from './ports.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const situation = () => {
  const file = join(temporaryFolder(), 'ports.json');
  const said: string[] = [];
  const choose = (names: string[], fixed = {}) =>
    choosePorts({ file, names, fixed, say: (line) => said.push(line) });
  return { choose, said };
};

const occupy = async (port: number) => {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
};

describe('ports', () => {
  it('are chosen free, each its own', async () => {
    const port = await situation().choose(['kafka', 'registry', 'mongo']);
    const chosen = ['kafka', 'registry', 'mongo'].map(port);
    expect(new Set(chosen).size).toBe(3);
    expect(await Promise.all(chosen.map(isFree))).toEqual([true, true, true]);
  });

  it('are remembered, so that a second start answers at the same place', async () => {
    const { choose } = situation();
    const before = (await choose(['kafka']))('kafka');
    expect((await choose(['kafka']))('kafka')).toBe(before);
  });

  it('are chosen anew when another program took one meanwhile; the others stay', async () => {
    const { choose, said } = situation();
    const before = await choose(['kafka', 'mongo']);
    await occupy(before('kafka'));
    const after = await choose(['kafka', 'mongo']);
    expect(after('kafka')).not.toBe(before('kafka'));
    expect(after('mongo')).toBe(before('mongo'));
    expect(said.join()).toContain(`port ${before('kafka')} is taken by another program`);
  });

  it('that the caller names are used, or refused when they are taken', async () => {
    const { choose } = situation();
    const named = (await situation().choose(['any']))('any');
    expect((await choose(['mongo'], { mongo: named }))('mongo')).toBe(named);
    await occupy(named);
    expect(await isOpen(named)).toBe(true);
    await expect(choose(['mongo'], { mongo: named })).rejects.toMatchObject({
      code: 'port-in-use',
      place: `${host}:${named}`,
      mend: expect.stringContaining(`lsof -i :${named}`),
    });
  });
});
