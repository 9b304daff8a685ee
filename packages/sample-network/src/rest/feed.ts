import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '../disk/write-whole.ts';
import type { Door } from '../http/door.ts';
import { AgencyFault } from '../agency-fault.ts';
import { problemIn } from '../http/problem.ts';

const pageSchema = z.object({
  events: z.array(
    z.looseObject({ id: z.string(), type: z.string(), time: z.string(), data: z.looseObject({}) }),
  ),
  next: z.number().int(),
});
export type Page = z.infer<typeof pageSchema>;

/** What concerns the agency, page by page. The cursor moves on after a page was dealt with, never before. */
export type Feed = Readonly<{ next: () => Promise<Page>; dealtWith: (page: Page) => void }>;

const cursorSchema = z.object({ after: z.number().int() });

export const pageSize = 200;

export const openFeed = (door: Door, file: string): Feed => {
  let after = existsSync(file) ? cursorSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).after : -1;
  return {
    next: async () => {
      const answer = await door.ask({ path: `/v1/events?after=${after}&limit=${pageSize}` });
      const problem = problemIn(answer);
      if (problem) throw unreadable(problem.reason);
      return pageSchema.parse(JSON.parse(answer.text));
    },
    dealtWith: ({ next }) => {
      if (next === after) return;
      writeWhole(file, `${JSON.stringify({ after: next })}\n`);
      after = next;
    },
  };
};

const unreadable = (reason: string): AgencyFault =>
  new AgencyFault('feed-refused', {
    place: '/v1/events',
    reason,
    mend: 'Check the cursor in the state folder.',
  });
