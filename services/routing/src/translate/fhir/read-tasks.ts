import { referralRecord, type ReferralRecord } from '../referral-record.ts';
import { type Placed as PlacedRecord } from '../check-history.ts';
import { type Finding, isRefused, refused } from '../finding.ts';
import { checkTask } from './check-task.ts';
import { notReadOfRequest, notReadOfTask } from './not-read.ts';
import { readDetails } from './read-details.ts';
import { readHistory } from './read-history.ts';
import { readOutcome } from './read-outcome.ts';
import { type Placed, type Resources, resourceIndex } from './read-resources.ts';
import { readService } from './read-service.ts';
import { readStatus } from './read-status.ts';
import {
  momentOf,
  type Reference,
  type ServiceRequest,
  serviceRequest,
  type Task,
  task,
} from './resources.ts';
import { ours } from './systems.ts';
import { requestId } from './write-task.ts';

export type ReadTasks = Readonly<{
  records: readonly PlacedRecord[];
  findings: readonly Finding[];
  /** Resources that a Task took in. */
  used: ReadonlySet<Placed>;
}>;

/** Every Task with its order, as a referral; one that can't be read costs only itself. */
export const readTasks = (resources: Resources): ReadTasks => {
  const index = resourceIndex(resources.all);
  const tasks = resources.all.filter(({ resource }) => resource.resourceType === 'Task');
  const read = tasks.map((placed) => readOne(placed, resources, index));
  return {
    records: read.flatMap(({ record, place }) => (record ? [{ record, place }] : [])),
    findings: read.flatMap(({ findings }) => findings),
    used: new Set(read.flatMap(({ used }) => used)),
  };
};

type Index = ReadonlyMap<string, Placed>;
type ReadOne = Readonly<{
  place: string;
  record?: ReferralRecord;
  findings: readonly Finding[];
  used: readonly Placed[];
}>;

const readOne = (placed: Placed, { isBundle }: Resources, index: Index): ReadOne => {
  const parsed = task.safeParse(placed.resource);
  const place = placeOf(placed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { place, findings: [malformed(place, issue?.path ?? [], issue?.message)], used: [placed] };
  }
  const given = parsed.data;
  const order = orderOf(given, index);
  const outcomes = readOutcome(given, index, place);
  const checks = checkTask(given, place, { order: order?.request, isBundle, index });
  const read = readStatus(given, outcomes.enrollment, place);
  const used = [placed, ...(order ? [order.placed] : []), ...outcomes.used];
  const before = [...checks, ...outcomes.findings, ...read.findings];
  if (read.status === undefined || before.some(({ code }) => code === 'missing-field'))
    return { place, findings: before, used };
  const details = readDetails(given, read, outcomes, place);
  const service = readService(order?.request, order ? placeOf(order.placed) : place);
  const { findings: _details, ...said } = details;
  const built = referralRecord.safeParse({
    ...naming(given, index),
    ...service.carried,
    ...said,
    status: read.status,
    by: read.by ?? null,
    position: given.extension?.find(({ url }) => url === ours.position)?.valueInteger ?? null,
    history: readHistory(given),
  });
  const findings = [
    ...before,
    ...details.findings,
    ...service.findings,
    ...notReadOfTask(given, details.reason !== null, place),
    ...(order ? notReadOfRequest(order.request, placeOf(order.placed)) : []),
  ];
  if (built.success)
    return { place, ...(findings.some(isRefused) ? {} : { record: built.data }), findings, used };
  const [issue] = built.error.issues;
  return { place, findings: [...findings, malformed(place, issue?.path ?? [], issue?.message)], used };
};

const placeOf = ({ place, resource }: Placed): string =>
  resource.id === undefined ? place : `${resource.resourceType}/${resource.id}`;

const orderOf = (
  { focus }: Task,
  index: Index,
): Readonly<{ placed: Placed; request: ServiceRequest }> | undefined => {
  const placed = index.get(focus?.reference ?? '');
  const read = serviceRequest.safeParse(placed?.resource);
  return placed && read.success ? { placed, request: read.data } : undefined;
};

/** Whose it is, and between whom: ids alone. A reference that is no id of ours stays as it was written. */
const naming = (given: Task, index: Index) => ({
  referral: referralOf(given),
  reference: identifierIn(given, ours.reference) ?? null,
  journey: given.groupIdentifier?.system === ours.journey ? (given.groupIdentifier.value ?? null) : null,
  partOf: parentOf(given, index),
  replaces: identifierIn(given, ours.replaces) ?? null,
  request: requestOf(given),
  person: named(given.for) ?? '',
  from: named(given.requester) ?? '',
  to: named(given.owner) ?? null,
  sentAt: momentOf(given.authoredOn),
  at: momentOf(given.lastModified ?? given.meta?.lastUpdated) ?? null,
  respondBy: momentOf(given.restriction?.period?.end) ?? null,
});

const identifierIn = ({ identifier }: Task, system: string): string | undefined =>
  identifier?.find((each) => each.system === system)?.value;

const referralOf = (given: Task): string =>
  identifierIn(given, ours.referral) ?? given.id ?? given.identifier?.[0]?.value ?? '';

/** The name the order gets from us where it had none says nothing, and is not kept. */
const requestOf = (given: Task): string | null => {
  const named = given.focus?.reference?.replace(/^ServiceRequest\//, '') ?? null;
  return named === requestId({ request: null, referral: referralOf(given) }) ? null : named;
};

const named = (to: Reference | undefined): string | undefined => to?.identifier?.value ?? to?.reference;

const parentOf = ({ partOf }: Task, index: Index): string | null => {
  const { identifier, reference: named } = partOf?.[0] ?? {};
  if (identifier?.system === ours.referral && identifier.value !== undefined) return identifier.value;
  if (named === undefined) return null;
  const parent = task.safeParse(index.get(named)?.resource);
  return parent.success ? referralOf(parent.data) : named.replace(/^Task\//, '');
};

const malformed = (place: string, path: readonly PropertyKey[], said: string | undefined): Finding =>
  refused('unreadable', [place, ...path.map(String)].join('.'), {
    reason: `It does not have the form of its type: ${said ?? 'unknown'}.`,
    mend: 'Check the resource against FHIR R4 and SDOH-CC STU 3.',
  });
