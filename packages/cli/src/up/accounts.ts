import type { Told } from './summary.ts';
import type { Takes } from './takes.ts';

type Data = Told['data'];

/** Where one person's intake has come to, as its referrer was told: how it ended, or what it waits for. */
export const standingOf = (told: readonly Told[]): string => {
  const facts = told.filter(({ type }) => type === 'FactNotice').map(({ data }) => data);
  const ended = facts.find(({ kind }) => kind === 'journey-ended');
  if (ended) return `ended: ${text(ended, 'result')}`;
  const withheld = facts.find(({ kind }) => kind === 'withheld');
  if (withheld) return `may not be said: ${text(withheld, 'reason')}`;
  const steps = lastOfEach(
    facts.filter(({ kind }) => kind === 'journey-step'),
    'step',
  );
  return whatItWaitsFor(steps, referralsIn(told)) ?? unheard;
};

export const unheard = 'nothing heard yet';

const waiting = ['needs-person', 'waitlisted', 'offered', 'in-review', 'accepted', 'active'];

/** What somebody has to decide comes before what an agency has to answer, and that before what time brings. */
const whatItWaitsFor = (steps: readonly Data[], referrals: readonly Data[]): string | undefined => {
  const stated = steps.find(({ result, reason }) => result === 'waiting' && reason !== 'waits-for-fact');
  if (stated) return `waits: ${text(stated, 'reason')}`;
  const statuses = referrals.map((data) => text(data, 'status'));
  const status = waiting.find((each) => statuses.includes(each));
  if (status) return `with an agency: ${status}`;
  const open = steps.find(({ result }) => result === 'open');
  return open && `under way: ${text(open, 'reason')}`;
};

const referralsIn = (told: readonly Told[]): readonly Data[] =>
  lastOfEach(
    told.filter(({ type }) => type === 'ReferralNotice').map(({ data }) => data),
    'reference',
  );

const lastOfEach = (all: readonly Data[], name: string): readonly Data[] => [
  ...new Map(all.map((data) => [data[name], data])).values(),
];

const text = (data: Data, name: string): string => (typeof data[name] === 'string' ? data[name] : '–');

export type Accounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

type Person = Readonly<{ referrer: string; own: string }>;
type Heard = Pick<Takes, 'of' | 'refusedOf'>;

/** Under which id an agency of the sample sends an intake. */
const messageOf = (own: string): string => `caseload-${own}`;

/** How many of these people the exchange did not take in. */
export const refusedAmong = (people: readonly Person[], { refusedOf }: Pick<Heard, 'refusedOf'>): number =>
  [...Map.groupBy(people, ({ referrer }) => referrer)].reduce((sum, [referrer, own]) => {
    const refused = refusedOf(referrer);
    return sum + own.filter((person) => refused.has(messageOf(person.own))).length;
  }, 0);

/** For each referrer how many of its people have come to which end; every person on the list is in it, once. */
export const accountsOf = (people: readonly Person[], { of: takeOf, refusedOf }: Heard): Accounts =>
  Object.fromEntries(
    [...Map.groupBy(people, ({ referrer }) => referrer)].map(([referrer, own]) => {
      const told = Map.groupBy(takeOf(referrer), ({ data }) => data['localRef']);
      const refused = refusedOf(referrer);
      const standing = ({ own: ref }: Person): string => {
        const code = refused.get(messageOf(ref));
        return code === undefined ? standingOf(told.get(ref) ?? []) : `refused: ${code}`;
      };
      return [referrer, tally(own.map(standing))];
    }),
  );

const tally = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => name)]
      .map(([name, same]) => [name, same.length] as const)
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );

export const stillUnheard = (accounts: Accounts): number =>
  Object.values(accounts).reduce((sum, ends) => sum + (ends[unheard] ?? 0), 0);
