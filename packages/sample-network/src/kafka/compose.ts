import type { JWK } from 'jose';
import type { Contract } from './contract.ts';
import type { CaseRow } from '../referrer/caseload.ts';
import { letter, type Post } from './post.ts';
import { seal } from './seal.ts';
import { periodOf, personOf, submissionOf } from '../referrer/submission.ts';

export const intakeSubmission = 'handoff.partners.IntakeSubmission';

export type Desk = Readonly<{
  slug: string;
  post: Post;
  contract: Contract;
  exchangeKey: () => Promise<JWK>;
}>;

/** Every row becomes one message, written once and kept: sealing is random, and a repeat must be the same bytes. */
export const composeCaseload = async (desk: Desk, rows: readonly CaseRow[]): Promise<void> => {
  for (const row of rows) {
    const id = `caseload-${row.case}`;
    await desk.post.keep(id, async () =>
      letter({
        id,
        record: intakeSubmission,
        source: desk.slug,
        key: row.case,
        value: await submit(desk, row, periodOf(row)),
      }),
    );
  }
};

export const submit = async (
  { contract, exchangeKey }: Pick<Desk, 'contract' | 'exchangeKey'>,
  row: CaseRow,
  period: Readonly<{ on: string; until: string }>,
): Promise<Buffer> => {
  const sealedPerson = await seal(await exchangeKey(), personOf(row));
  return contract.encode(intakeSubmission, { ...submissionOf(row, period), sealedPerson });
};
