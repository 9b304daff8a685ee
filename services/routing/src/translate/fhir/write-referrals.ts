import { services } from '@handoff/schemas';
import { type Finding, notCarried } from '../finding.ts';
import type { ReferralRecord } from '../referral-record.ts';
import { gravityCodes, openEligibility, ours, profiles, usCoreCategory } from './systems.ts';
import { enrollmentId, fhirId, requestId, rowFor, writeTask } from './write-task.ts';
import { writeReference } from './write-reference.ts';

type Written = Readonly<{ resources: readonly Record<string, unknown>[]; findings: readonly Finding[] }>;

/** Each referral as a Task, its ServiceRequest and, where it says so, a program enrollment status. */
export const writeReferrals = (records: readonly ReferralRecord[]): Written => ({
  resources: records.flatMap((record) => [
    writeTask(record),
    writeRequest(record),
    ...writeEnrollment(record),
  ]),
  findings: records.flatMap(notSaid),
});

const writeRequest = (record: ReferralRecord): Record<string, unknown> => ({
  resourceType: 'ServiceRequest',
  id: fhirId(requestId(record)),
  meta: { profile: [profiles.serviceRequest] },
  status: rowFor(record).serviceRequest,
  intent: record.partOf === null ? 'order' : 'filler-order',
  ...categoriesOf(record),
  ...(record.service === null ? {} : { code: { coding: codingsOf(record.service) } }),
  subject: writeReference(record.person, ours.person),
  authoredOn: record.sentAt,
});

const categoriesOf = ({ program, cohort }: ReferralRecord) => {
  const category = [
    ...(program === null ? [] : [{ coding: [{ system: ours.program, code: program }] }]),
    ...(cohort === null ? [] : [{ coding: [{ system: ours.cohort, code: cohort }] }]),
  ];
  return category.length === 0 ? {} : { category };
};

const codingsOf = (service: string) => [
  { system: ours.service, code: service, display: services.codes.get(service)?.label ?? service },
  ...(services.codes.get(service)?.openEligibility ?? []).map((id) => ({
    system: openEligibility,
    code: String(id),
  })),
];

const writeEnrollment = (record: ReferralRecord): readonly Record<string, unknown>[] => {
  const { enrollment } = rowFor(record);
  if (enrollment === undefined) return [];
  return [
    {
      resourceType: 'Observation',
      id: enrollmentId(record),
      meta: { profile: [profiles.enrollment] },
      status: 'final',
      category: [
        { coding: [{ system: usCoreCategory, code: 'sdoh' }] },
        { coding: [{ system: gravityCodes, code: 'program-enrollment' }] },
      ],
      code: { coding: [{ system: ours.program, code: record.program ?? record.service ?? 'unknown' }] },
      subject: writeReference(record.person, ours.person),
      effectiveDateTime: record.at ?? record.sentAt,
      performer: [writeReference(record.to ?? record.from, ours.agency)],
      valueCodeableConcept: { coding: [{ system: gravityCodes, code: enrollment }] },
    },
  ];
};

/** What Gravity wants and we can't say: a Procedure from a value set of clinical codes. */
const notSaid = (record: ReferralRecord): readonly Finding[] =>
  rowFor(record).activity === true
    ? [
        notCarried('no-procedure-code', `${record.referral}.result`, {
          reason: `${record.result ?? ''} is written as a code of ours: Gravity's own list knows clinical codes alone.`,
          mend: 'The receiver adds the Procedure, if it keeps one.',
        }),
      ]
    : [];
