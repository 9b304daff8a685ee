import { eventually } from '@handoff/testkit';
import { type Answer, type Door, doorWith, type Said } from './door.ts';
import { intakeOf, type Wanted } from './person.ts';

/** What an agency was told: an entry of its feed. */
export type Told = Readonly<{ position: number; id: string; type: string; time: string; data: Said }>;

/** An agency of a story. It knows its token and the public door, and nothing else. */
export type Agency = Readonly<{
  slug: string;
  door: Door;
  /** Refers a person; the name is the agency's own number for them. */
  refers: (person: string, wanted: Wanted) => Promise<string>;
  /** Says where a referral stands. */
  answers: (referral: string, status: string, more?: object) => Promise<Answer>;
  /** Reports a fact of today. */
  reports: (referral: string, kind: string, more?: object) => Promise<Answer>;
  /** Waits until it is told something that fits, and gives the first such. */
  hears: (fits: Said, from?: number) => Promise<Told>;
  /** Everything it was told so far. */
  told: () => Promise<readonly Told[]>;
}>;

const withinMs = 60_000;
export const today = (): string => new Date().toISOString().slice(0, 10);

export const agencyWith = (slug: string, url: string, token: string): Agency => {
  const door = doorWith(url, token);
  const told = () => feedOf(door);
  return {
    slug,
    door,
    told,
    refers: async (person, wanted) => {
      const { status, json } = await door.post('/v1/intakes', intakeOf(person, slug, wanted), person);
      if (status !== 201) throw new Error(`${slug} could not refer ${person}: ${JSON.stringify(json)}`);
      return String(json['intake']);
    },
    answers: (referral, status, more = {}) =>
      door.post(`/v1/referrals/${referral}/responses`, { status, ...more }),
    reports: (referral, kind, more = {}) =>
      door.post(`/v1/referrals/${referral}/facts`, { kind, on: today(), ...more }),
    hears: (fits, from = -1) =>
      eventually(
        async () => {
          const all = await told();
          const found = all.find((one) => one.position > from && isLike(one.data, fits));
          if (found) return found;
          throw new Error(
            `${slug} did not hear ${JSON.stringify(fits)}, but ${JSON.stringify(inShort(all))}`,
          );
        },
        { within: withinMs, every: 250 },
      ),
  };
};

export const isLike = (data: Said, fits: Said): boolean =>
  Object.entries(fits).every(([name, value]) => data[name] === value);

const inShort = (told: readonly Told[]) =>
  told
    .slice(-12)
    .map(({ data }) => [data['kind'] ?? data['status'] ?? data['code'], data['localRef'], data['reason']]);

const feedOf = async (door: Door): Promise<readonly Told[]> => {
  const all: Told[] = [];
  for (let after = -1; ; ) {
    const { json } = await door.get(`/v1/events?after=${after}&limit=500`);
    const events = json['events'] as readonly Told[];
    all.push(...events);
    if (events.length === 0) return all;
    after = Number(json['next']);
  }
};
