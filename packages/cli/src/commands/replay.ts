import { serviceNames } from '@handoff/schemas';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type What = Readonly<{ consumer?: string | undefined; redeliver?: string | undefined }>;

const replayed = z.object({
  consumer: z.string(),
  records: z.number(),
  failed: z.number(),
  rows: z.number(),
  before: z.string(),
  after: z.string(),
  same: z.boolean(),
});
const redelivered = z.object({ partner: z.string(), messages: z.number() });

const patienceMs = 3_600_000;

/** `outcomes.facts` made anew, or a partner's messages once more. Exit code 1 when a projection is not what it was. */
export const replay = (options: Options, { consumer, redeliver }: What): Promise<number> => {
  if (redeliver !== undefined) return sendAgain(options, redeliver);
  if (consumer !== undefined) return makeAnew(options, consumer);
  throw new CliFault('nothing-to-replay', {
    place: 'consumer',
    reason: 'Neither a projection nor a partner is named.',
    mend: 'Name one: `handoff replay outcomes.facts`, or `handoff replay --redeliver <partner>`.',
  });
};

const makeAnew = async ({ data, json, say }: Options, named: string): Promise<number> => {
  const [owner, ...rest] = named.split('.');
  const service = serviceNames.find((name) => name === owner);
  if (!service) throw noSuchService(named);
  const { body } = await runningExchange(data)
    .operator.of(service)
    .post('/internal/replay', { consumer: rest.join('.') }, { timeoutMs: patienceMs });
  const { records, failed, rows, before, after, same } = replayed.parse(body);
  if (json) say(JSON.stringify(body, null, 2));
  else
    say(
      `${named}: ${records} records, ${failed} of them refused; ${rows} rows\n  before ${before}\n  after  ${after}  ${same ? 'the same' : 'NOT the same'}`,
    );
  return same && failed === 0 ? 0 : 1;
};

const sendAgain = async ({ data, json, say }: Options, partner: string): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of('gateway')
    .post('/internal/replay', { redeliver: partner }, { timeoutMs: patienceMs });
  const { messages } = redelivered.parse(body);
  say(
    json
      ? JSON.stringify(body, null, 2)
      : `${partner}: ${messages} messages were sent again, with the same ids`,
  );
  return 0;
};

const noSuchService = (named: string): CliFault =>
  new CliFault('no-such-consumer', {
    place: named,
    reason: 'A consumer is named after its service, and this is none.',
    mend: `Begin with one of ${serviceNames.join(', ')}: \`handoff replay outcomes.facts\`.`,
  });
