import { z } from 'zod';
import type { Delivery } from '../evidence.ts';
import type { Ask } from '../sides/ask.ts';
import { until } from '../until.ts';

const webhooks = z.object({
  webhooks: z.array(z.object({ name: z.string(), url: z.string(), enabled: z.boolean() })),
});
const deliveries = z.object({
  deliveries: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      subject: z.string(),
      status: z.string(),
      attempts: z.array(
        z.object({ ms: z.number(), status: z.number().optional(), code: z.string().optional() }),
      ),
    }),
  ),
});

export type Receiver = Readonly<{ name: string; url: string }>;
export type Logged = Delivery & Readonly<{ subject: string }>;

export const receiversOf = async (ask: Ask): Promise<readonly Receiver[]> =>
  webhooks.parse((await ask('/v1/webhooks')).json).webhooks.filter(({ enabled }) => enabled);

export const deliveriesTo = async (ask: Ask, { name }: Receiver): Promise<readonly Logged[]> =>
  deliveries.parse((await ask(`/v1/webhooks/${name}/deliveries?limit=200`)).json).deliveries;

const patienceMs = 20_000;

/** Has what was said about a referral announced once more, under the same ids; false where nothing was. */
export const announceAgain = async (ask: Ask, receiver: Receiver, referral: string): Promise<boolean> => {
  const about = (await deliveriesTo(ask, receiver)).filter(({ subject }) => subject === referral);
  const tries = new Map(about.map(({ id, attempts }) => [id, attempts.length]));
  for (const { id } of about)
    await ask(`/v1/webhooks/${receiver.name}/deliveries/${id}/replay`, { method: 'POST', key: `kit-${id}` });
  return (
    about.length > 0 &&
    until(
      async () =>
        (await deliveriesTo(ask, receiver)).every(
          ({ id, attempts }) => !tries.has(id) || attempts.length > (tries.get(id) ?? 0),
        ),
      patienceMs,
    )
  );
};

/** A message of type Test: one that the receiver was never told of. */
export const announceTest = async (ask: Ask, receiver: Receiver, key: string): Promise<void> => {
  await ask(`/v1/webhooks/${receiver.name}/test`, { method: 'POST', key });
  await until(
    async () =>
      (await deliveriesTo(ask, receiver)).some(
        ({ type, attempts }) => type === 'Test' && attempts.length > 0,
      ),
    patienceMs,
  );
};
