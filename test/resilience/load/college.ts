import { college } from './agencies.ts';
import type { Door } from './door.ts';
import { type FeedEntry, referralIn } from './follow-feed.ts';
import type { Recorder } from './history.ts';
import { today } from './person.ts';
import { untilKnown } from './until-known.ts';

type Told = NonNullable<ReturnType<typeof referralIn>>;

/** Takes everyone while it has places, and reports the enrollment and the level gained. Some buttons are pressed twice. */
export const collegeDesk = (door: Door, recorder: Recorder) => {
  const seen = new Set<string>();

  const send = (op: string, { id }: Told, key: string, path: string, json: object) =>
    untilKnown(door, recorder, {
      partner: college,
      op,
      key,
      path: `/v1/referrals/${id}/${path}`,
      json,
      about: { referral: id, ...json },
    });
  const respond = (told: Told, key: string, json: object) => send('respond', told, key, 'responses', json);
  const report = (told: Told, key: string, json: object) => send('report', told, key, 'facts', json);

  const accept = async (told: Told): Promise<void> => {
    const pressed = [`accept-${told.id}`, ...againOf(told.id)];
    const answers = await Promise.all(pressed.map((key) => respond(told, key, { status: 'accepted' })));
    if (answers[0]?.code === 'no-place')
      await respond(told, `decline-${told.id}`, { status: 'declined', reason: 'no-place' });
  };

  const enroll = (told: Told) =>
    report(told, `enrolled-${told.id}`, { kind: 'enrolled', on: today(), program: 'aefla' });

  const reportGain = (told: Told) =>
    report(told, `gain-${told.id}`, {
      kind: 'milestone',
      on: today(),
      type: 'educational-functioning-level',
      fromLevel: 'esl-2',
      toLevel: 'esl-3',
    });

  const moves: Readonly<Record<string, (told: Told) => Promise<unknown>>> = {
    offered: accept,
    accepted: enroll,
    completed: reportGain,
  };

  return (entry: FeedEntry): Promise<unknown> | undefined => {
    const told = referralIn(entry);
    if (!told || seen.has(`${told.id}|${told.status}`)) return undefined;
    seen.add(`${told.id}|${told.status}`);
    return moves[told.status]?.(told);
  };
};

/** For some, two clerks press the button at once, each with a key of their own; for some, one request goes out twice. */
const againOf = (id: string): readonly string[] => {
  const kind = Number.parseInt(id.slice(-1), 16);
  if (kind < 4) return [`accept-by-another-clerk-${id}`];
  return kind < 8 ? [`accept-${id}`] : [];
};
