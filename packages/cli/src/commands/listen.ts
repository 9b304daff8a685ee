import { setTimeout as wait } from 'node:timers/promises';
import { CliFault } from '../fault.ts';
import { accessOf } from '../integrate/access.ts';
import { type Event, forward } from '../integrate/forward.ts';
import { askAs } from '../integrate/partner-door.ts';
import { openPlace, type PlaceKept } from '../integrate/place-kept.ts';
import { readFeed, readToEnd } from '../integrate/read-feed.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type Flags = Readonly<{ as: string; to?: string; from?: string; once: boolean }>;

const betweenLooksMs = 700;
const longestMs = 30_000;

/**
 * Hears what a partner is told, and forwards it to an address of this machine as a signed webhook. It goes on where it
 * was, says what came meanwhile, and passes over nothing: what is not answered 2xx is sent again.
 */
export const listen = async (options: Options, flags: Flags): Promise<number> => {
  const { data, json, say } = options;
  const { as: slug, to, once } = flags;
  const access = accessOf(data, slug);
  const ask = askAs(access);
  const place = openPlace(data, slug);
  const start = await startOf(ask, flags.from, place);
  const missed = await readToEnd(ask, start);
  place.moveTo(start);
  if (json)
    say(JSON.stringify({ listening: slug, after: start, missed: missed.length, secret: place.secret }));
  else {
    say(`${slug} at ${access.exchange.url}${to === undefined ? '' : ` → ${to}`}`);
    if (to !== undefined) say(`secret  ${place.secret}   (the same at every start)`);
    say(sayMissed(missed, place.known && flags.from === undefined));
  }
  const stopped = untilStopped();
  for (;;) {
    const events = await Promise.race([readFeed(ask, place.after()), stopped]);
    if (events === undefined) return 0;
    for (const event of events) {
      const status =
        to === undefined ? undefined : await Promise.race([untilTaken(event, to, place, options), stopped]);
      if (to !== undefined && status === undefined) return 0;
      say(json ? JSON.stringify({ ...event, ...(status && { answered: status }) }) : lineOf(event, status));
      place.moveTo(event.position);
    }
    if (events.length === 0) {
      if (once) return 0;
      if ((await Promise.race([wait(betweenLooksMs, 'again'), stopped])) === undefined) return 0;
    }
  }
};

const startOf = async (
  ask: ReturnType<typeof askAs>,
  from: string | undefined,
  place: PlaceKept,
): Promise<number> => {
  if (from === undefined) return place.after();
  if (from === 'start') return -1;
  if (from === 'now') return (await readToEnd(ask, place.after())).at(-1)?.position ?? place.after();
  const position = Number(from);
  if (Number.isSafeInteger(position) && position >= 0) return position - 1;
  throw new CliFault('bad-position', {
    place: '--from',
    reason: `"${from}" is no place in a feed.`,
    mend: 'Say start, now, or the position of the first event you want.',
  });
};

const sayMissed = (missed: readonly Event[], wasHereBefore: boolean): string => {
  const [first, last] = [missed[0], missed.at(-1)];
  if (first === undefined || last === undefined) return 'Nothing waits.';
  const count = `${missed.length} event${missed.length === 1 ? '' : 's'}`;
  return wasHereBefore
    ? `Missed while nobody listened: ${count} (positions ${first.position} to ${last.position}).`
    : `${count} to begin with (positions ${first.position} to ${last.position}).`;
};

/** Sent until it is answered 2xx: an address that is down now must not cost an event. */
const untilTaken = async (
  event: Event,
  to: string,
  { secret }: PlaceKept,
  { say, json }: Options,
): Promise<number> => {
  for (let pause = 1_000; ; pause = Math.min(longestMs, pause * 2)) {
    const status = await forward(event, to, secret);
    if (status !== undefined && status >= 200 && status < 300) return status;
    const what = status === undefined ? 'nobody answers' : `answered ${status}`;
    if (!json)
      say(`${String(event.position).padStart(6)}  ${event.type}  ${what}; again in ${pause / 1_000} s`);
    await wait(pause);
  }
};

const lineOf = ({ position, type, id, data }: Event, status: number | undefined): string => {
  const what = [data['kind'] ?? data['status'] ?? data['code'], data['reference'], data['localRef']]
    .filter((part) => typeof part === 'string')
    .join(' ');
  return `${String(position).padStart(6)}  ${type}  ${what}  ${id}${status === undefined ? '' : `  → ${status}`}`;
};

const untilStopped = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
