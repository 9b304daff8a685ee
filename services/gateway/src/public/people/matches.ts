import { answer, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { externalId } from '../../external-id.ts';
import type { Gateway } from '../../gateway.ts';
import { matchesOf, type OpenMatch } from '../../intake/matches-of.ts';
import { once } from '../once.ts';
import { idParam } from '../own-view.ts';
import { nextPage, pageOf, pageQuery } from '../page-of.ts';

const match = z
  .object({
    id: z.string(),
    fund: z.string().describe('For which fund the person agreed to be counted once'),
    likeness: z.enum(['same', 'near']).describe('The same name and day of birth, or nearly'),
    intakes: z.array(z.string()).describe('Your own, by your ids'),
    proposedOn: z.iso.date(),
    confirmed: z.boolean().describe('You said that it is one person'),
    merged: z.boolean().describe('So did everybody: the fund counts the person once'),
  })
  .describe('Somebody you took in whom another intake of the fund may be of, too');

const asked = z.strictObject({
  same: z
    .boolean()
    .describe(
      'True: the person says so. False: they are two, or it must not be said; what was merged is undone',
    ),
});

/** Whether two intakes are of one person the person says, to whom they know; no agency sees another's. */
export const matchRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/matches',
    summary: 'People of yours whom another agency of a fund may have taken in, too: ask them',
    auth: 'known',
    query: pageQuery,
    answers: { 200: z.object({ matches: z.array(match), next: nextPage }).describe('What stands open') },
    handle: async ({ caller, query }) => {
      const all = (await matchesOf(gateway, caller.name)).map((open) => shown(gateway, caller.name, open));
      const { page, next } = pageOf(all, ({ id }) => id, query);
      return { matches: page, next };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/matches/:id/answer',
    summary: 'Say whether it is one person, as the person says; merged once everybody asked says so',
    auth: 'known',
    params: idParam,
    body: asked,
    answers: { 202: z.object({ id: z.string(), same: z.boolean() }).describe('Taken') },
    handle: async ({ params: { id }, body: { same }, ...from }) => {
      const agency = from.caller.name;
      await once(gateway, { ...from, route: `AnswerMatch ${id}` }, async () => {
        const matchId = await named(gateway, agency, id);
        return { name: 'AnswerMatch', streamId: matchId, value: { matchId, agency, same } };
      });
      return answer(202, { id, same });
    },
  }),
];

/** Under an id of the agency's own: by it two agencies could find that they were asked about one person. */
const shown = (gateway: Gateway, agency: string, { matchId, intakes, ...said }: OpenMatch) => ({
  id: externalId(gateway, agency, matchId),
  ...said,
  intakes: intakes.map((intake) => externalId(gateway, agency, intake)),
});

/** One that is over and one that never was are the same answer. */
const named = async (gateway: Gateway, agency: string, id: string): Promise<string> => {
  const open = await matchesOf(gateway, agency);
  const found = open.find(({ matchId }) => externalId(gateway, agency, matchId) === id);
  if (found === undefined) throw notFound('path.id');
  return found.matchId;
};
