import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { changeFundKey } from '../commands/matching/change-fund-key.ts';
import type { MatchingParts } from '../commands/matching/parts.ts';
import { isOpen, type Known, type Match } from '../domain/matching/match.ts';
import { rotationName } from './rotation-name.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What is asked of agencies about two intakes that may be of one person, and the keys by which it is found. */
export const matchRoutes = (parts: MatchingParts, auth: ServiceAuth): readonly Route[] => [
  route({
    method: 'GET',
    path: '/internal/matches',
    summary: 'What stands open for one agency: its own intakes, and nothing of the other’s',
    auth: auth.mayCall('matches'),
    query: z.object({ agency: slug }),
    handle: async ({ query: { agency } }) => ({ matches: await openFor(parts, agency) }),
  }),
  route({
    method: 'POST',
    path: '/internal/funds/:fund/key',
    summary:
      'Ends the key of a fund’s index, once by a name, and enters some people anew; says how many are left',
    auth: auth.mayCall('funds'),
    params: z.object({ fund: slug }),
    body: z.strictObject({ name: rotationName, most: z.number().int().min(1).max(1_000).default(50) }),
    handle: ({ params: { fund }, body }) =>
      changeFundKey(parts, { fund, ...body, causation: parts.context.ids.fresh('rotation') }),
  }),
];

type Kept = Pick<MatchingParts, 'matching' | 'context'>;

const openFor = async (parts: Kept, agency: string) => {
  const noted = await parts.matching.book.openOf(agency);
  const states = await Promise.all(noted.map(({ matchId }) => stateOf(parts, matchId)));
  return states.filter((match) => match !== undefined).map((match) => asSeenBy(agency, match));
};

/** Undefined where it is over; that is kept, so that what an agency was ever asked is not read each time it looks. */
const stateOf = async ({ matching, context }: Kept, matchId: string): Promise<Known | undefined> => {
  const match = await context.read<Match>('match', matchId);
  if (match === undefined) return undefined;
  if (isOpen(match.state)) return match.state;
  await matching.book.close(matchId, match.version);
  return undefined;
};

/** Whether the other has answered is the other's; that both did shows in what came of it. */
const asSeenBy = (
  agency: string,
  { matchId, fund, likeness, people, proposedOn, confirmedBy, stage }: Known,
) => ({
  matchId,
  fund,
  likeness,
  intakes: people.filter((person) => person.agency === agency).map(({ intakeId }) => intakeId),
  proposedOn,
  confirmed: confirmedBy.includes(agency),
  merged: stage === 'merged',
});
