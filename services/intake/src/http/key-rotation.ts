import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { epochDays } from '../domain/master-epochs.ts';
import { turnEpoch } from '../vault/turn-epoch.ts';
import type { Vault } from '../vault/vault.ts';
import { lackingMasters, watchEpoch } from '../vault/watch-epoch.ts';
import { rotationName } from './rotation-name.ts';

const masterKeyId = z
  .string()
  .regex(/^[\w.-]+$/)
  .max(100);
const days = z.number().int().min(epochDays.least).max(epochDays.most);

type Parts = Readonly<{ vault: Vault; auth: ServiceAuth; now: () => string; pairId: () => string }>;

/** Later keys for people, some at a time, and a later master key. Each is in the trail before it counts. */
export const keyRotationRoutes = ({ vault, auth, now, pairId }: Parts): readonly Route[] => {
  const note = (personId: string, because: string, causation: string, use: 'rotate' | 'destroy' = 'rotate') =>
    vault.record({
      who: 'operator',
      recipient: 'exchange',
      personId,
      purpose: 'all',
      use,
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
      body: z.strictObject({ name: rotationName, most: z.number().int().min(1).max(1_000).default(100) }),
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
        return { masterKeyId, ...(await vault.wrapAnew()) };
      },
    }),
    route({
      method: 'GET',
      path: '/internal/key-rotation/epoch',
      summary: 'Since when the present master key wraps, what is due, and which one is lacking; a look alone',
      auth: auth.mayCall('keyRotation'),
      handle: async () => ({ ...(await watchEpoch({ vault, now })), lacking: await lackingMasters(vault) }),
    }),
    route({
      method: 'POST',
      path: '/internal/key-rotation/epoch',
      summary:
        'A later master key if one is due, everything wrapped under it, and the end of those too old; says what is due',
      auth: auth.mayCall('keyRotation'),
      body: z.strictObject({
        days: days.default(epochDays.usual),
        destroyed: masterKeyId.optional(),
        lost: masterKeyId.optional(),
      }),
      handle: ({ body }) =>
        turnEpoch({ vault, now, pairId, note: (use, because, id) => note('nobody', because, id, use) }, body),
    }),
  ];
};
