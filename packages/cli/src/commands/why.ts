import { shortName } from '@handoff/messaging';
import { partnerTopics, topics } from '@handoff/schemas';
import { chainBehind, type Chain, type Link } from '../events/chain.ts';
import { type EventRead, readEvents } from '../events/read-events.ts';
import { referenceNamedBy } from '../events/named-by-partner.ts';
import { CliFault } from '../fault.ts';
import { registeredPartners } from './partner.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

/** The chain behind an event, a stream or a referral's short reference, back to who or what began it. */
export const why = async ({ data, json, say }: Options, named: string): Promise<number> => {
  const links: Link[] = [];
  await readEvents({
    addresses: runningExchange(data).addresses(),
    topics: Object.keys(topics).filter(
      (topic) => topic !== 'handoff.commands' && topic !== 'handoff.answers',
    ),
    onEvent: (event) => links.push(asLink(event)),
  });
  const chain = chainBehind(links, named) ?? (await chainOfPartners(data, links, named));
  if (!chain) throw unknown(named);
  say(json ? JSON.stringify(chain, null, 2) : drawChain(chain));
  return 0;
};

/** Partners know things by ids of their own views: what they were told says which referral they mean. */
const chainOfPartners = async (
  data: string,
  links: readonly Link[],
  named: string,
): Promise<Chain | undefined> => {
  const slugs = (await registeredPartners(data)).map(({ slug }) => slug);
  if (slugs.length === 0) return undefined;
  const told: EventRead[] = [];
  await readEvents({
    addresses: runningExchange(data).addresses(),
    topics: slugs.map((slug) => partnerTopics(slug).out),
    onEvent: (event) => told.push(event),
  });
  const reference = referenceNamedBy(told, named);
  return reference === undefined ? undefined : chainBehind(links, reference);
};

const asLink = ({ key, headers, record, value }: EventRead): Link => {
  const reference = (value as { reference?: unknown }).reference;
  return {
    id: headers['ce_id'] ?? '',
    type: shortName(record),
    stream: key,
    sequence: Number(headers['ce_sequence'] ?? 0),
    time: headers['ce_time'] ?? '',
    causation: headers['ce_causationid'] ?? '',
    reference: typeof reference === 'string' ? reference : undefined,
  };
};

const drawChain = ({ origin, links, followed }: Chain): string => {
  const steps = links.map((link, depth) => `${'  '.repeat(depth)}└─ ${describe(link)}`);
  const after = followed.map((link) => `${'  '.repeat(links.length)}├─ ${describe(link)}`);
  return [
    describeOrigin(origin),
    ...steps,
    ...(after.length > 0 ? ['what followed from it'] : []),
    ...after,
  ].join('\n');
};

const describe = ({ type, stream, sequence, time, id }: Link): string =>
  `${type}  ${stream}#${sequence}  ${time}  ${id}`;

const describeOrigin = (origin: string): string => {
  const [kind, who, ...rest] = origin.split(':');
  if (kind === 'partner') return `${who ?? ''} said so (message or key ${rest.join(':')})`;
  if (kind === 'clock') return `a clock of ${who ?? ''} rang`;
  return origin === '' ? 'the beginning is no longer on the topics' : origin;
};

const unknown = (named: string): CliFault =>
  new CliFault('unknown-id', {
    place: named,
    reason: 'No event, stream or referral on the topics bears this name.',
    mend: 'Name an event by its id, a stream by its key, a referral by its short reference (`handoff events tail` shows them), or by an id that a partner was told. Topics keep 28 days, what partners were told 7.',
  });
