import { Refusal } from '@handoff/decider';
import { withoutInternalIds } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import type { Walk } from '../register/caseload.ts';
import { changedMeanwhile } from './invite.ts';
import { mustNotBeTheLast } from './last-supervisor.ts';
import { isGone, type Member } from './member.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'ask' | 'failpoint'>;
export type Asked = Readonly<{ slug: string; code: string; to: string; standIn: string }>;
export type Departed = Readonly<{ sessions: number; journeys: number }>;

/**
 * One act: from its first write on nothing opens for whoever leaves, and it says who takes over. What follows (sessions,
 * journeys) follows from that write; the same again goes on where it stopped, and changes nothing when all is done.
 */
export const depart = async (gateway: Parts, asked: Asked): Promise<Departed> => {
  const member = await leave(gateway, asked);
  await gateway.failpoint('staff.left');
  const sessions = await gateway.register.sessions.endAll(member.id);
  await gateway.failpoint('staff.sessions-ended');
  let journeys = 0;
  for (const walk of await gateway.register.caseload.with(asked.slug, asked.code)) {
    await handOver(gateway, walk, member);
    journeys += 1;
    await gateway.failpoint('staff.handed-over');
  }
  if (member.status === 'leaving')
    await gateway.register.staff.replace(
      { ...member, status: 'left', version: member.version + 1 },
      member.version,
    );
  return { sessions, journeys };
};

const leave = async ({ register, now }: Parts, { slug, code, to, standIn }: Asked): Promise<Member> => {
  const found = await register.staff.byCode(slug, code);
  if (!found) throw unknown();
  // Said once: a repeat with other names would part the journeys among more people than anybody meant.
  if (isGone(found)) return sameAs(found, to, standIn);
  if (to === standIn || [to, standIn].includes(code)) throw notTwoOthers();
  const others = await Promise.all([to, standIn].map((other) => register.staff.byCode(slug, other)));
  if (others.some((other) => other && isGone(other))) throw notTwoOthers();
  await mustNotBeTheLast({ register }, found);
  const { secret: _, account: __, invitation: ___, ...rest } = found;
  const member: Member = {
    ...rest,
    status: 'leaving',
    leaving: { at: now(), to, standIn },
    version: found.version + 1,
  };
  if (!(await register.staff.replace(member, found.version))) throw changedMeanwhile();
  return member;
};

const sameAs = (member: Member, to: string, standIn: string): Member => {
  if (member.leaving?.to === to && member.leaving.standIn === standIn) return member;
  throw saidOtherwise();
};

/**
 * Who stood in now leads, and whoever takes over stands in: one of the two the person knows stays. Also for a journey
 * that named them after they had gone.
 */
export const handOver = async (
  { ask, register }: Pick<Parts, 'ask' | 'register'>,
  { journeyId, slug, sequence, personId, ...walk }: Walk,
  { code, leaving }: Member,
): Promise<void> => {
  if (!leaving) return;
  const stays = walk.lead === code ? walk.deputy : walk.lead;
  const next = stays === leaving.to ? leaving.standIn : leaving.to;
  const value = { journeyId, agency: slug, lead: stays, deputy: next };
  const causation = `partner:${slug}:departure-of-${code}.${sequence}.${journeyId}`;
  const outcome = await ask('AssignNavigators', journeyId, value, { causation });
  // A journey whose person was erased has nobody to walk with. One that has ended may be taken up again.
  if (outcome.kind === 'refused' && !over.has(outcome.code)) {
    const { code: why, reason, mend } = withoutInternalIds(outcome);
    throw new Refusal(why, { place: 'path.code', reason, mend });
  }
  // Newer than the event it follows from, older than the journey's own word of it, which comes round later.
  const untilToldAnew = sequence + 0.5;
  await register.caseload.keep({
    journeyId,
    slug,
    personId,
    lead: stays,
    deputy: next,
    sequence: untilToldAnew,
  });
};

const over: ReadonlySet<string> = new Set(['unknown-journey', 'journey-ended', 'journey-not-going']);

const unknown = (): Refusal =>
  new Refusal('not-found', {
    place: 'path.code',
    reason: 'nobody of this code signs in for this agency',
    mend: 'GET /v1/staff names who does.',
  });

const notTwoOthers = (): Refusal =>
  new Refusal('not-two-others', {
    place: 'body.to',
    reason: 'whoever leaves is followed by two others who are here: one to take over, one to stand in',
    mend: 'Name two different members of staff, neither of whom leaves or has left.',
  });

const saidOtherwise = (): Refusal =>
  new Refusal('left-to-others', {
    place: 'body.to',
    reason: 'they have left, and it was said then who takes over',
    mend: 'Repeat it with the same two; change single journeys at POST /v1/journeys/{id}/navigators.',
  });
