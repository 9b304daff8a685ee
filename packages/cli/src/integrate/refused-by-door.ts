import { RefusedByPeer } from '@handoff/http';
import { z } from 'zod';
import type { Answer } from './partner-door.ts';

const problem = z.object({
  code: z.string(),
  place: z.string().nullish(),
  reason: z.string(),
  mend: z.string(),
});

/** The text of a good answer; a refusal is thrown, told as the exchange tells it. */
export const taken = ({ status, text }: Answer, place: string): string => {
  if (status < 400) return text;
  const said = problem.safeParse(jsonIn(text));
  const { code, reason, mend } = said.success
    ? said.data
    : {
        code: `http-${status}`,
        reason: 'The answer says no more.',
        mend: 'Look into the log of the exchange.',
      };
  const where = said.success ? (said.data.place ?? place) : place;
  throw new RefusedByPeer({ status, code, reason, mend, place: where });
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
