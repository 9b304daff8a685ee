import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serving } from '../test/serving.ts';
import { notFound } from './fault.ts';
import { Unavailable } from './peer-fault.ts';
import { route } from './route.ts';

const routes = [
  route({
    method: 'GET',
    path: '/referrals/:id',
    auth: ({ name }) => name === 'north',
    params: z.object({ id: z.string() }),
    handle: ({ params: { id } }) => {
      if (id === 'away') throw new Unavailable('routing', 'It is away.');
      if (id === 'taken') throw new Refusal('place-taken', { reason: 'It is taken.', mend: 'Take another.' });
      if (id === 'bug') throw new TypeError('a bug');
      if (id !== 'mine') throw notFound('path.id');
      return { id };
    },
  }),
];
const ask = async (id: string, authorization?: string) => {
  const { url, refused } = await serving(routes);
  const headers = authorization === undefined ? {} : { authorization };
  const { status } = await fetch(`${url}/referrals/${id}`, { headers });
  return { status, refused };
};
const as = (name: string) => `Bearer token-of-${name}`;
const asked = { method: 'GET', route: '/referrals/:id' };
const anyone = { kind: 'anyone', name: 'anyone' };

describe('a request that is not granted', () => {
  it.each([
    ['no credential', 'mine', undefined, 401, anyone, 'no-credential'],
    ['a forged credential', 'mine', 'Bearer forged', 401, anyone, 'credential-unknown'],
    ['another role', 'mine', as('south'), 403, { kind: 'partner', name: 'south' }, 'not-allowed'],
    ['what is of another', 'rosa-1991', as('north'), 404, { kind: 'partner', name: 'north' }, 'not-found'],
    ['what stands otherwise', 'taken', as('north'), 409, { kind: 'partner', name: 'north' }, 'place-taken'],
  ])('is told of, with %s, by route and code alone', async (_, id, showing, status, caller, because) =>
    expect(await ask(id, showing)).toEqual({ status, refused: [{ ...asked, caller, because }] }),
  );

  it('is not an answer, nor an outage, nor a bug of ours', async () => {
    for (const id of ['mine', 'away', 'bug']) expect((await ask(id, as('north'))).refused).toEqual([]);
  });
});
