import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { root, textOf } from './read-compose.ts';

const dockerfile = textOf('deploy', 'Dockerfile');
const instructions = dockerfile
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const all = (name: string): readonly string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const packages = JSON.parse(textOf('package.json')) as Readonly<Record<string, Record<string, string>>>;
const letIn = textOf('deploy', 'Dockerfile.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'));

describe('the image of the services', () => {
  it('has the Node that everything was tested with', () => {
    const version = packages['devDependencies']?.['node'] ?? '';
    expect(all('FROM')).toEqual([`node:${version}-slim AS installed`, `node:${version}-slim`]);
  });

  it('starts a file that is there, for each of the five', () => {
    const [command = ''] = all('CMD');
    const [, entry = ''] = /exec node (\S+)"/.exec(command) ?? [];
    expect(entry).toContain('$SERVICE');
    for (const name of serviceNames)
      expect(existsSync(join(root, entry.replace('$SERVICE', name))), name).toBe(true);
  });

  it('does not run as root, and its user can write nothing of it', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('COPY').filter((copied) => copied.includes('--chown'))).toEqual([]);
    const user = instructions.indexOf('USER node');
    const after = instructions.slice(user).filter((line) => /^(RUN|COPY|ADD) /.test(line));
    expect(after).toEqual([]);
  });

  it('is one image up to the name of the service, so that five of them share their layers', () => {
    const named = instructions.findIndex((line) => line.startsWith('ARG SERVICE'));
    expect(instructions.slice(named).filter((line) => /^(RUN|COPY|ADD) /.test(line))).toEqual([]);
  });

  it('installs workspaces that are there, with the patch that the tests run with', () => {
    const [install = ''] = all('RUN');
    const workspaces = [...install.matchAll(/--workspace (\S+)/g)].map(([, place = '']) => place);
    expect(workspaces).toEqual(['services', 'packages/cli']);
    for (const place of workspaces) expect(existsSync(join(root, place)), place).toBe(true);
    expect(install).toContain('npm ci --omit=dev');
    expect(install).toContain('patch-package@');
    expect(packages['devDependencies']).toHaveProperty('patch-package');
    expect(letIn).toContain('!patches');
  });

  it('is made of what it needs and is there; secrets and what a laptop keeps stay outside', () => {
    for (const line of letIn) expect(existsSync(join(root, line.slice(1))), line).toBe(true);
    const excluded = textOf('deploy', 'Dockerfile.dockerignore').split('\n');
    expect(excluded.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    expect(excluded).toEqual(expect.arrayContaining(['**/node_modules', '**/.handoff', '**/.env*']));
    for (const place of packages['workspaces'] as unknown as readonly string[])
      expect(
        letIn.some((line) => place.startsWith(line.slice(1).replace('/package.json', ''))),
        place,
      ).toBe(true);
  });
});

describe('the health check of the image', () => {
  const [, file = ''] = /HEALTHCHECK .* CMD \["node", "(.+)"\]/.exec(dockerfile) ?? [];
  const checked = async (port: number): Promise<number | null> => {
    const check = spawn(process.execPath, [join(root, file)], {
      env: { PORT: String(port) },
      stdio: 'ignore',
    });
    const [code] = (await once(check, 'exit')) as [number | null];
    return code;
  };
  const answering = async (status: number): Promise<number | null> => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const code = await checked((server.address() as AddressInfo).port);
    server.close();
    expect(asked).toEqual(['/health/ready']);
    return code;
  };

  it('finds well who can take work', async () => expect(await answering(200)).toBe(0));
  it('finds unwell who can not yet', async () => expect(await answering(503)).toBe(1));
  it('finds unwell who does not answer', async () => expect(await checked(1)).toBe(1));
});
