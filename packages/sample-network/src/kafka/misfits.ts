import { frame, unframe } from './framing.ts';
import { dayFromNow } from '../today.ts';
import type { CaseRow } from '../referrer/caseload.ts';
import { type Desk, intakeSubmission, submit } from './compose.ts';
import { letter } from './post.ts';

const response = 'handoff.partners.ReferralResponse';
const noSchemaHasThisId = 2_000_000_000;
/** Real references hold neither Z nor vowels. */
const anothersReferral = 'ZZZ-ZZZ';

const answer = {
  referral: anothersReferral,
  status: 'accepted',
  reason: null,
  question: null,
  conditional: null,
  what: null,
  cohort: null,
  result: null,
  localRef: null,
};

type Misfit = Readonly<{ record: string; value: (desk: Desk, row: CaseRow) => Promise<Buffer> }>;

/** What goes wrong in real systems, sent once on purpose: each comes back as a MessageRejected with its mend. */
const misfits: Readonly<Record<string, Misfit>> = {
  'wrong-magic-byte': {
    record: intakeSubmission,
    value: async (desk, row) => {
      const bytes = await submit(desk, row, lastYear());
      bytes.writeUInt8(0x7b, 0);
      return bytes;
    },
  },
  'unknown-schema-id': {
    record: intakeSubmission,
    value: async (desk, row) => frame(noSchemaHasThisId, unframe(await submit(desk, row, lastYear())).avro),
  },
  'another-agencys-referral': {
    record: response,
    value: ({ contract }) => contract.encode(response, answer),
  },
  'consent-that-ended': { record: intakeSubmission, value: (desk, row) => submit(desk, row, lastYear()) },
};

const lastYear = () => ({ on: dayFromNow(-700), until: dayFromNow(-300) });

export const composeMisfits = async (desk: Desk, row: CaseRow): Promise<void> => {
  for (const [name, { record, value }] of Object.entries(misfits)) {
    const id = `misfit-${name}`;
    await desk.post.keep(id, async () =>
      letter({ id, record, source: desk.slug, key: id, value: await value(desk, row) }),
    );
  }
};
