import { services } from '@handoff/schemas';
import { type Finding, notCarried } from '../finding.ts';
import type { ReferralRecord } from '../referral-record.ts';
import { gravityCodes, openEligibility, ours, profiles, usCoreCategory } from './systems.ts';
import { enrollmentId, fhirId, requestId, rowFor, writeTask } from './write-task.ts';
import { writeReference } from './write-reference.ts';

type Written = Readonly<{ resources: readonly Record<string, unknown>[]; findings: readonly Finding[] }>;

/**
 * Each referral as a Task, its ServiceRequest and, where it says so, a program enrollment status. Several referrals of
 * one order have one ServiceRequest: the first says what it is for.
 */
export const writeReferrals = (records: readonly ReferralRecord[]): Written => {
  const orders = Map.groupBy(records, requestId);
  const isFirst = (record: ReferralRecord) => orders.get(requestId(record))?.[0] === record;
  return {
    resources: records.flatMap((record) => [
      writeTask(record),
      ...(isFirst(record) ? [writeRequest(record)] : []),
      ...writeEnrollment(record),
    ]),
    findings: [...records.flatMap(notSaid), ...[...orders.values()].flatMap(saidOtherwise)],
  };
};

const onTheOrder = ['service', 'program', 'cohort'] as const;

const saidOtherwise = ([first, ...others]: readonly ReferralRecord[]): readonly Finding[] =>
  others.flatMap((record) =>
    onTheOrder
      .filter((field) => record[field] !== first?.[field])
      .map((field) =>
        notCarried('said-once-an-order', `${record.referral}.${field}`, {
          reason: 'FHIR says it once an order, and another referral of the order says it differently.',
          mend: 'Give the two an order each.',
        }),
      ),
  );

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
