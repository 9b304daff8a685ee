import { carriesPlainlyBannedNumber } from '@handoff/schemas';
import { jsonBody, type Input, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { mayBeginParticipation, warningFor } from '../may-begin-participation.ts';
import { submitIntake } from './intakes.ts';
import { askedInRow, problem, problemOfRow } from '../row-by-row.ts';
import { type Submission, submission } from './submission.ts';

const together = z.strictObject({
  group: z.string().min(1).max(64).describe('Your own code of the household or group; it travels to nobody'),
  members: z
    .array(submission.omit({ group: true }))
    .min(1)
    .max(20)
    .describe('Each as in POST /v1/intakes: with consents of their own'),
});

const result = z.object({
  row: z.number().int().describe('Counted from 0'),
  localRef: z.string(),
  intake: z.string().nullable(),
  taken: z.boolean(),
  problem: problem.nullable(),
});

type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

/**
 * A household or group that comes together. Everybody in it is a person of their own, with an intake, consents, a journey
 * and referrals; what they share is that an agency which is asked about several of them is told so.
 */
export const groupRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/groups',
    summary: 'Submits intakes of people who come together; a result for each',
    auth: 'known',
    body: jsonBody(together, { limit: 1024 * 1024 }),
    answers: {
      200: z
        .object({ results: z.array(result), warning: mayBeginParticipation })
        .describe('In the order of the members'),
    },
    handle: async ({ body: { group, members }, ...asked }) => {
      const results: z.infer<typeof result>[] = [];
      for (const [index, member] of members.entries())
        results.push(await resultOf(gateway, asked, index, { ...member, group }));
      const isTaken = results.some(({ taken }) => taken);
      return { results, ...(isTaken ? await warningFor(gateway, asked.caller.name) : {}) };
    },
  }),
];

const resultOf = async (gateway: Gateway, asked: Asked, index: number, member: Submission) => {
  // What is refused for such a number does not come back in the answer either.
  const named = { row: index, localRef: carriesPlainlyBannedNumber(member.localRef) ? '' : member.localRef };
  try {
    const intake = await submitIntake(gateway, askedInRow(asked, index, member), member);
    return { ...named, intake, taken: true, problem: null };
  } catch (error) {
    return { ...named, intake: null, taken: false, problem: problemOfRow(error) };
  }
};
