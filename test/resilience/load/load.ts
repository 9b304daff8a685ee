import { college, jobCenter, type Slug, workerCenter } from './agencies.ts';
import { collegeDesk } from './college.ts';
import type { Door } from './door.ts';
import { type FeedEntry, followFeed } from './follow-feed.ts';
import type { Recorder } from './history.ts';
import { inFlight } from './in-flight.ts';
import { jobCenterDesk } from './job-center.ts';
import { intakeOf } from './person.ts';
import { untilKnown } from './until-known.ts';

export type Load = Readonly<{
  /** Submits so many intakes more; resolves when the fate of each is known. */
  submit: (people: number, atOnce?: number) => Promise<void>;
  /** How many intakes were acknowledged. */
  acknowledged: () => number;
  /** The intakes of which the worker center heard how far they came: the journey's end, or no place for them. */
  heardOut: () => number;
  /** How many came of whom nothing final was heard. */
  underWay: () => number;
  /** What this partner read of its feed as it came, also what was forgotten since. */
  taken: (slug: Slug) => readonly FeedEntry[];
  /** Whether no command is under way. */
  idle: () => boolean;
  stop: () => Promise<void>;
}>;

/** Three agencies at work: one refers, two answer everything they are told, each by its own way in. */
export const startLoad = (doors: Readonly<Record<Slug, Door>>, recorder: Recorder): Load => {
  const stopping = new AbortController();
  const atCollege = collegeDesk(doors[college], recorder);
  const atJobCenter = jobCenterDesk(doors[jobCenter], recorder);
  const heardOut = new Set<unknown>();
  const taken = new Map<Slug, FeedEntry[]>();
  const broken: unknown[] = [];
  let commands = 0;
  let people = 0;
  let acknowledged = 0;

  const track = (work: Promise<unknown> | undefined): void => {
    if (!work) return;
    commands += 1;
    void work.catch((error: unknown) => broken.push(error)).finally(() => (commands -= 1));
  };
  const hear = ({ data }: FeedEntry): void => {
    if (data['kind'] === 'journey-ended' || data['reason'] === 'no-option-left') heardOut.add(data['intake']);
  };
  const follow = (slug: Slug, take: (entries: readonly FeedEntry[]) => void): Promise<unknown> =>
    followFeed(doors[slug], stopping.signal, (entries) => {
      taken.set(slug, [...(taken.get(slug) ?? []), ...entries]);
      take(entries);
    }).catch((error: unknown) => broken.push(error));
  const following = [
    follow(workerCenter, (entries) => entries.forEach(hear)),
    follow(college, (entries) => entries.map(atCollege).forEach(track)),
    follow(jobCenter, (entries) => {
      entries.forEach(atJobCenter.take);
      track(atJobCenter.send());
    }),
  ];

  const submitOne = async (localRef: string): Promise<void> => {
    const answer = await untilKnown(doors[workerCenter], recorder, {
      partner: workerCenter,
      op: 'submit',
      key: localRef,
      path: '/v1/intakes',
      json: intakeOf(localRef),
      about: { localRef },
    });
    if (answer?.status === 201) acknowledged += 1;
  };

  return {
    submit: (count, atOnce = 8) => {
      const names = Array.from({ length: count }, () => `HWC-${(people += 1)}`);
      return inFlight(atOnce, names, submitOne);
    },
    acknowledged: () => acknowledged,
    heardOut: () => heardOut.size,
    taken: (slug) => taken.get(slug) ?? [],
    underWay: () => people - heardOut.size,
    idle: () => {
      if (broken.length > 0) throw broken[0];
      return commands === 0;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(following);
    },
  };
};
