import { createServiceIndex } from '../services/routing/src/directory/search/service-index.ts';
import { listingsOf } from './directory/listings.ts';
import { peopleOf } from './directory/people.ts';
import { placesOf } from './directory/places.ts';
import { randomFrom } from './directory/random.ts';
import { scan } from './directory/scan.ts';
import { compare } from './eligibility/compare.ts';

const dice = randomFrom(20_261_122);
const places = placesOf(dice);
const listings = listingsOf(100_000, places, dice);
const people = peopleOf(1_000, places, dice);

const since = performance.now();
const index = createServiceIndex();
for (const listing of listings) index.put(listing);
const builtMs = Math.round(performance.now() - since);

/** Both must find the same for everybody, nearest first, or the figures compare nothing. */
const agree = (): number => {
  let found = 0;
  for (const person of people.slice(0, 200)) {
    const ours = index.search(person);
    const theirs = scan(listings, person);
    const same =
      ours.total === theirs.total &&
      ours.found.every(({ listing }, place) => listing.listingId === theirs.found[place]?.id);
    if (!same) throw new Error(`the index and the scan differ on ${JSON.stringify(person)}`);
    found += theirs.total;
  }
  return found;
};

const turn = <T>(all: readonly T[]) => {
  let next = 0;
  return (): T => all[next++ % all.length]!;
};

const found = agree();
const [one, other] = [turn(people), turn(people)];
const {
  id,
  what,
  goal,
  ratio,
  ours,
  other: theirs,
  rounds,
} = await compare(
  { id: 'P8', what: 'one person against a directory of 100,000 services', goal: '≥ 50×, under 5 ms' },
  { name: 'index', times: 2_000, run: () => index.search(one()) },
  { name: 'a linear scan', times: 20, run: () => scan(listings, other()) },
);

/** Each person timed by themselves: the slowest is somebody too. */
const each = people.map((person) => {
  const from = performance.now();
  index.search(person);
  return performance.now() - from;
});
const sorted = each.toSorted((left, right) => left - right);
const ms = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]! * 1_000) / 1_000;
const slowest = { p50: ms(0.5), p99: ms(0.99), most: ms(1) };

const say = (line: string) => process.stdout.write(`${line}\n`);
if (process.argv.includes('--json'))
  say(JSON.stringify({ found, builtMs, ratio, ours, other: theirs, rounds, slowest }, null, 2));
else {
  say(
    `The index of 100,000 services was built in ${builtMs} ms; both found the same ${found} services for 200 people.`,
  );
  say(
    `${id}  ${what}: ${ratio.median}× ${theirs.name} (${ratio.least} to ${ratio.most} in ${rounds} rounds; ` +
      `${ours.medianMicros} µs against ${theirs.medianMicros} µs; p99 ${slowest.p99} ms, slowest ${slowest.most} ms; goal ${goal})`,
  );
}
