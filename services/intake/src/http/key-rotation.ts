import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Vault } from '../vault/vault.ts';

/** A name that the operator gives it, such as `2027-01`: by the same name it goes on where it stopped. */
const name = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  .max(40);

/** Later keys for people, some at a time, and a later master key. Each is in the trail before it counts. */
export const keyRotationRoutes = (vault: Vault, auth: ServiceAuth): readonly Route[] => {
  const note = (personId: string, because: string, causation: string) =>
    vault.record({
      who: 'operator',
      recipient: 'exchange',
      personId,
      purpose: 'all',
      use: 'rotate',
      decision: 'allowed',
      because,
      keyId: null,
      causation,
    });
  return [
    route({
      method: 'POST',
      path: '/internal/key-rotation',
      summary: 'Gives some people later keys to be sealed for; says how many have yet to get theirs',
      auth: auth.mayCall('keyRotation'),
      body: z.strictObject({ name, most: z.number().int().min(1).max(1_000).default(100) }),
      handle: ({ body }) =>
        vault.keyring.rotate({ ...body, before: (personId) => note(personId, 'key-rotation', body.name) }),
    }),
    route({
      method: 'POST',
      path: '/internal/key-rotation/master',
      summary: 'A later master key where it is held, and every key wrapped under it',
      auth: auth.mayCall('keyRotation'),
      body: z.strictObject({}),
      handle: async () => {
        const masterKeyId = await vault.keyring.rotateMaster();
        await note('nobody', 'master-key-rotation', masterKeyId);
        return { masterKeyId, wrapped: await vault.wrapAnew() };
      },
    }),
  ];
};
