import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { changeFundKey } from '../commands/matching/change-fund-key.ts';
import type { MatchingParts } from '../commands/matching/parts.ts';
import { isOpen, type Known, type Match } from '../domain/matching/match.ts';

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
    summary: 'Ends the key of a fund’s index and enters everybody anew; stopped, the same again goes on',
    auth: auth.mayCall('funds'),
    params: z.object({ fund: slug }),
    handle: ({ params: { fund } }) => changeFundKey(parts, fund, parts.context.ids.fresh('rotation')),
  }),
];

const openFor = async ({ matching, context }: MatchingParts, agency: string) => {
  const noted = await matching.book.ofAgency(agency);
  const states = await Promise.all(noted.map(({ matchId }) => stateOf(context, matchId)));
  return states.filter((match) => match !== undefined).map((match) => asSeenBy(agency, match));
};

const stateOf = async ({ read }: Context, matchId: string): Promise<Known | undefined> => {
  const match = (await read<Match>('match', matchId))?.state;
  return match !== undefined && isOpen(match) ? match : undefined;
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
