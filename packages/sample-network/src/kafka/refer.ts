import type { Agency } from '../agency-runs.ts';
import { ownRows } from '../referrer/caseload.ts';
import { composeCaseload, type Desk } from './compose.ts';
import { composeMisfits } from './misfits.ts';
import type { Send } from './send.ts';

type Voice = Omit<Desk, 'slug'> & Readonly<{ send: Send }>;

/** Refers everyone who came to this agency's door. The first message goes out twice, on purpose. */
export const referByKafka = async ({ papers, caseload }: Agency, { send, ...desk }: Voice): Promise<void> => {
  const rows = ownRows(caseload, papers.slug);
  const [first] = rows;
  if (first === undefined) return send.pending();
  const id = `caseload-${first.case}`;
  const sentBefore = desk.post.answerTo(id) !== undefined;
  await composeCaseload({ slug: papers.slug, ...desk }, rows);
  await composeMisfits({ slug: papers.slug, ...desk }, first);
  await send.pending();
  if (!sentBefore) await send.one(id);
};
