import { type Input, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { carriesPlainlyBannedNumber } from '@handoff/schemas';
import { translate } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { response } from './responses.ts';
import { askedInRow, problem, problemOfRow } from '../row-by-row.ts';

const row = response.extend({
  referral: z.string().min(1).max(100).describe('Your id for it, or its reference'),
});
type Row = z.infer<typeof row>;

const result = z.object({
  row: z.number().int().describe('Counted from 0'),
  referral: z.string(),
  taken: z.boolean(),
  problem: problem.nullable(),
});

type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

/** Many answers in one request. Each stands for itself: good rows are taken, the others say what is wrong with them. */
export const bulkResponseRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/responses',
    summary: 'Answers many referrals; a result for each',
    auth: 'known',
    body: z.strictObject({ responses: z.array(row).min(1).max(200) }),
    answers: { 200: z.object({ results: z.array(result) }).describe('In the order of the rows') },
    handle: async ({ body, ...asked }) => {
      const results: z.infer<typeof result>[] = [];
      for (const [index, said] of body.responses.entries())
        results.push(await resultOf(gateway, asked, index, said));
      return { results };
    },
  }),
];

const resultOf = async (gateway: Gateway, asked: Asked, index: number, said: Row) => {
  // What is refused for such a number does not come back in the answer either.
  const named = {
    row: index,
    referral: carriesPlainlyBannedNumber(said.referral) ? '' : said.referral,
  };
  try {
    await take(gateway, asked, index, said);
    return { ...named, taken: true, problem: null };
  } catch (error) {
    return { ...named, taken: false, problem: problemOfRow(error) };
  }
};

const take = (gateway: Gateway, asked: Asked, index: number, message: Row) => {
  const own = { ...askedInRow(asked, index, message), route: `POST /v1/responses ${message.referral}` };
  return once(gateway, own, (speaker) =>
    translate(gateway, speaker, { record: 'handoff.partners.ReferralResponse', message }),
  );
};
