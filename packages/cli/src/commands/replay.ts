import { serviceNames } from '@handoff/schemas';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { registeredPartners, unknownPartner } from './partner.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type What = Readonly<{
  consumer?: string | undefined;
  redeliver?: string | undefined;
  from?: string | undefined;
  dryRun?: boolean;
}>;

const replayed = z.object({
  consumer: z.string(),
  records: z.number(),
  failed: z.number(),
  rows: z.number(),
  before: z.string(),
  after: z.string(),
  same: z.boolean(),
});
const rebuilt = z.object({
  events: z.number(),
  rows: z.number(),
  live: z.string(),
  owners: z.string(),
  missing: z.number(),
  extra: z.number(),
  changed: z.number(),
  same: z.boolean(),
});
const redelivered = z.object({ partner: z.string(), messages: z.number() });

const patienceMs = 3_600_000;

/** `outcomes.facts` made anew, or a partner's messages once more. Exit code 1 when a projection is not what it was. */
export const replay = (
  options: Options,
  { consumer, redeliver, from = 'topics', dryRun = false }: What,
): Promise<number> => {
  if (redeliver !== undefined) return sendAgain(options, redeliver, dryRun);
  if (consumer !== undefined) return makeAnew(options, consumer, from);
  throw new CliFault('nothing-to-replay', {
    place: 'consumer',
    reason: 'Neither a projection nor a partner is named.',
    mend: 'Name one: `handoff replay outcomes.facts`, or `handoff replay --redeliver <partner>`.',
  });
};

const makeAnew = async ({ data, json, say }: Options, named: string, from: string): Promise<number> => {
  if (from !== 'topics' && from !== 'owners') throw noSuchSource(from);
  const [owner, ...rest] = named.split('.');
  const service = serviceNames.find((name) => name === owner);
  if (!service) throw noSuchService(named);
  const { body } = await runningExchange(data)
    .operator.of(service)
    .post('/internal/replay', { consumer: rest.join('.'), from }, { timeoutMs: patienceMs });
  if (from === 'owners') return comparedWithOwners({ json, say }, named, body);
  const { records, failed, rows, before, after, same } = replayed.parse(body);
  if (json) say(JSON.stringify(body, null, 2));
  else
    say(
      `${named}: ${records} records, ${failed} of them refused; ${rows} rows\n  before ${before}\n  after  ${after}  ${same ? 'the same' : 'NOT the same'}`,
    );
  return same && failed === 0 ? 0 : 1;
};

const comparedWithOwners = (
  { json, say }: Pick<Options, 'json' | 'say'>,
  named: string,
  body: unknown,
): number => {
  const { events, rows, live, owners, missing, extra, changed, same } = rebuilt.parse(body);
  const differing = `${missing} rows were missing, ${extra} were of no event, ${changed} said something else: set right`;
  say(
    json
      ? JSON.stringify(body, null, 2)
      : `${named}: ${events} events of the owners, ${rows} rows\n  live   ${live}\n  owners ${owners}  ${same ? 'the same' : `NOT the same: ${differing}`}`,
  );
  return same ? 0 : 1;
};

const sendAgain = async ({ data, json, say }: Options, partner: string, dryRun: boolean): Promise<number> => {
  if (!(await registeredPartners(data)).some(({ slug }) => slug === partner)) throw unknownPartner(partner);
  const { body } = await runningExchange(data)
    .operator.of('gateway')
    .post('/internal/replay', { redeliver: partner, dryRun }, { timeoutMs: patienceMs });
  const { messages } = redelivered.parse(body);
  const done = dryRun ? 'would be sent again' : 'were sent again, with the same ids';
  say(json ? JSON.stringify(body, null, 2) : `${partner}: ${messages} messages ${done}`);
  return 0;
};

const noSuchSource = (from: string): CliFault =>
  new CliFault('no-such-source', {
    place: '--from',
    reason: `A projection is made from topics or from the owners' streams, not from '${from}'.`,
    mend: 'Say `--from topics` (what Kafka still holds) or `--from owners` (all that their streams ever said).',
  });

const noSuchService = (named: string): CliFault =>
  new CliFault('no-such-consumer', {
    place: named,
    reason: 'A consumer is named after its service, and this is none.',
    mend: `Begin with one of ${serviceNames.join(', ')}: \`handoff replay outcomes.facts\`.`,
  });
