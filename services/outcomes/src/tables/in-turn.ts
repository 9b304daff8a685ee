import { Refusal } from '@handoff/decider';
import type { RebuildTurn } from './rebuild-turn.ts';

const minuteMs = 60_000;

/**
 * Work that one does at a time. It is told whether it is still its turn: a process that stood still for longer than its lease
 * may find that another has begun. `leaseMs` after a process is killed the next may begin.
 */
export const inTurn = async <Done>(
  turn: RebuildTurn,
  owner: string,
  work: (isMine: () => Promise<boolean>) => Promise<Done>,
  leaseMs = minuteMs,
): Promise<Done> => {
  const lease = { owner, leaseMs };
  if (!(await turn.take(lease))) throw underWay();
  // One that fails to keep it is followed by others before the lease has run out.
  const keeping = setInterval(() => void turn.keep(lease).catch(() => undefined), leaseMs / 4);
  try {
    return await work(() => turn.keep(lease));
  } catch (error) {
    // Whatever failed it: whose turn has passed is told so, because the next has dropped what it worked on.
    throw (await turn.keep(lease).catch(() => true)) ? error : takenOver();
  } finally {
    clearInterval(keeping);
    // Where the store is away the lease runs out by itself; what was done is done.
    await turn.giveBack(owner).catch(() => undefined);
  }
};

const underWay = (): Refusal =>
  new Refusal('rebuild-under-way', {
    place: 'body.consumer',
    reason: 'The tables are being made anew already, and two at once would spoil one another.',
    mend: 'Wait until that one has ended. One that was killed gives its turn back within a minute: then ask again.',
  });

export const takenOver = (): Refusal =>
  new Refusal('rebuild-taken-over', {
    place: 'body.consumer',
    reason: 'It stood still for over a minute, and another has begun to make the tables anew since.',
    mend: 'Wait for that one; what this one had set right is right.',
  });
