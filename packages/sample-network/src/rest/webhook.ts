import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AgencyFault } from '../agency-fault.ts';
import type { Agency } from '../agency-runs.ts';
import { openChecks } from '../checks.ts';
import { writeWhole } from '../disk/write-whole.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { type Bell, openBell, receiveWebhooks } from './bell.ts';

const path = '/v1/webhooks/main';
const keptSchema = z.object({ secret: z.string() });
const answeredSchema = z.looseObject({ secret: z.string().optional() });

/** Has itself called: a receiver of its own, announced to the exchange, that rings whenever something is new. */
export const bellByWebhook = async (agency: Agency, door: Door): Promise<Bell> => {
  const { state, signal, say } = agency;
  const file = join(state, 'webhook.json');
  const checks = openChecks(join(state, 'checks.jsonl'), say);
  const bell = openBell();
  let secret = existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).secret : '';
  const receiver = await receiveWebhooks(
    () => secret,
    (ok, what) => {
      checks.note('webhooks are signed with the secret we were given', ok, ok ? 'verified' : what);
      if (ok) bell.ring();
    },
  );
  signal.addEventListener('abort', receiver.close, { once: true });
  const told = await announce(door, receiver.url);
  secret = told ?? (secret || (await anotherSecret(door)));
  writeWhole(file, `${JSON.stringify({ secret })}\n`);
  return bell;
};

/** The secret, which is shown once; undefined where the webhook stood already and only its address changed. */
const announce = async (door: Door, url: string): Promise<string | undefined> => {
  const body = JSON.stringify({ url });
  const answer = await door.ask({ method: 'PUT', path, body, type: 'application/json', key: randomUUID() });
  return accepted(answer).secret;
};

const anotherSecret = async (door: Door): Promise<string> => {
  const key = `secret-${new Date().toISOString()}`;
  const answer = await door.ask({ method: 'POST', path: `${path}/secret`, key });
  return keptSchema.parse(accepted(answer)).secret;
};

const accepted = (answer: Awaited<ReturnType<Door['ask']>>): z.infer<typeof answeredSchema> => {
  const problem = problemIn(answer);
  if (problem === undefined) return answeredSchema.parse(JSON.parse(answer.text));
  throw new AgencyFault('webhook-refused', {
    place: problem.place ?? path,
    reason: problem.reason,
    mend: problem.mend ?? 'See docs/partners/webhooks.md.',
  });
};
