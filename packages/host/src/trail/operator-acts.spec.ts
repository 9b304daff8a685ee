import { route } from '@handoff/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type HostedInMemory, hostInMemory } from '../in-memory/host.ts';
import { seatsService } from '../testing/seats-service.ts';
import { turnedAwayInside } from './turned-away-inside.ts';

const done: string[] = [];
const looks = (method: 'GET' | 'POST', path: string) =>
  route({
    method,
    path,
    auth: 'known',
    params: z.object({ id: z.string().optional() }),
    handle: () => void done.push(`${method} ${path}`),
  });

let service: HostedInMemory;
beforeEach(() => {
  done.length = 0;
  service = hostInMemory({
    ...seatsService(),
    routes: () => [
      looks('POST', '/internal/places/:id'),
      looks('GET', '/internal/places/:id'),
      looks('GET', '/internal/places'),
    ],
  });
});

const entries = async () => (await service.trail.links('routing.exchange', 0, 100)).map(({ entry }) => entry);
const words = async () =>
  (await entries()).map(({ act, what, of, because, who = '-' }) => [who, act, what, of, because].join(' | '));
const ask = (from: string, method: 'GET' | 'POST', id: string) =>
  service.call(from, method, '/internal/places/:id', { params: { id } });

describe('the operator', () => {
  it('changes nothing and looks at nobody without an entry in the trail; counts are about nobody', async () => {
    await ask('operator', 'POST', 'seats-1');
    await ask('operator', 'GET', 'seats-1');
    await service.call('operator', 'GET', '/internal/places');
    expect(await words()).toEqual([
      'operator | did | POST /internal/places/:id | seats-1 | operator',
      'operator | looked | GET /internal/places/:id | seats-1 | operator',
    ]);
  });

  it('is noted by ids, not by what somebody wrote in their place', async () => {
    await ask('operator', 'POST', 'Rosa Canary');
    expect(await words()).toEqual(['operator | did | POST /internal/places/:id |  | operator']);
  });

  it('does nothing that could not be noted', async () => {
    service.trail.add = () => Promise.reject(new Error('full'));
    await expect(ask('operator', 'POST', 'seats-1')).rejects.toThrow('full');
    expect(done).toEqual([]);
  });

  it('is told apart from a service, of which its own trail tells', async () => {
    await ask('gateway', 'POST', 'seats-1');
    expect(await words()).toEqual([]);
  });
});

describe('whom an internal door turned away', () => {
  const asked = { method: 'GET', route: '/internal/places/:id' };
  const turned = async (name: string, because: string) => {
    const kind = name === 'anyone' ? 'anyone' : 'service';
    await turnedAwayInside(service.context)({ ...asked, caller: { kind, name }, because });
    return words();
  };

  it('is told by the door alone where nobody knows who it was', async () =>
    expect(await turned('anyone', 'credential-unknown')).toEqual([
      '- | turned-away | internal door | anyone | credential-unknown',
    ]));

  it('is told by the route where a service asks what it may not', async () =>
    expect(await turned('outcomes', 'not-allowed')).toEqual([
      '- | turned-away | GET /internal/places/:id | outcomes | not-allowed',
    ]));

  it('is not told where services answer each other', async () =>
    expect(await turned('outcomes', 'key-destroyed')).toEqual([]));
});
