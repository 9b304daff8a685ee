import type { EventMeta } from '@handoff/host';
import { codeList, type NewsGathered, type QuarterlyNews } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { askConsent } from '../intake/ask-consent.ts';
import { release } from './release.ts';

type Line = QuarterlyNews['lines'][number];

/** Whoever sent three may know which one is meant. */
const fewerThan = 4;

/**
 * What came of the people an agency sent, once a quarter. Only those are counted of whom it may hear one by one: a count
 * with anybody else in it would tell of them by the difference.
 */
export const onNewsGathered = async (
  { newsId, referrer, quarter, lines }: NewsGathered,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const allowed = await peopleToldOf(gateway, referrer, new Set(lines.flatMap(({ people }) => people)));
  const counted = lines.flatMap(({ what, level, people }) => {
    const count = people.filter((person) => allowed.has(person)).length;
    return count === 0 ? [] : [lineOf({ what, level, count }, quarter)];
  });
  if (counted.length === 0) return;
  await release(gateway, meta, {
    partner: referrer,
    kind: 'news',
    subject: newsId,
    about: {},
    message: ({ now }) => ({
      type: 'QuarterlyNews',
      data: { quarter, lines: counted, fewerThan, at: now } satisfies QuarterlyNews,
    }),
  });
};

const peopleToldOf = async (
  gateway: Gateway,
  recipient: string,
  people: ReadonlySet<string>,
): Promise<ReadonlySet<string>> => {
  const told = new Set<string>();
  for (const personId of people)
    if ((await askConsent(gateway, { personId, recipient, purpose: 'progress' })).allowed) told.add(personId);
  return told;
};

const labelOf = (list: string, code: string): string => codeList(list).codes.get(code)?.label ?? code;

const lineOf = (
  { what, level, count }: Readonly<{ what: string; level: string | null; count: number }>,
  quarter: string,
): Line => {
  const people = count < fewerThan ? null : count;
  const did = [labelOf('news', what), ...(level === null ? [] : [labelOf('functioning-level', level)])];
  const who = people === null ? `Fewer than ${fewerThan} people` : `${people} people`;
  return {
    what,
    level,
    people,
    sentence: `${who} you sent ${did.join(' ')} in ${monthsOf(quarter)}.`,
  };
};

const months = ['January to March', 'April to June', 'July to September', 'October to December'];
const monthsOf = (quarter: string): string =>
  `${months[Number(quarter.slice(5)) - 1] ?? quarter} ${quarter.slice(0, 4)}`;
