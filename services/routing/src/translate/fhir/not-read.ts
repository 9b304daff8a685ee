import { type Finding, notCarried } from '../finding.ts';
import { leavesBeside } from './leaves.ts';
import { codeIn, type ServiceRequest, type Task } from './resources.ts';
import { bserStatuses, gravityCodes, openEligibility, ours, taskCode } from './systems.ts';

const readOfTask = [
  'resourceType',
  'id',
  'meta',
  'status',
  'intent',
  'focus.reference',
  'for.reference',
  'for.identifier',
  'authoredOn',
  'lastModified',
  'requester.reference',
  'requester.identifier',
  'owner.reference',
  'owner.identifier',
  'partOf.reference',
  'partOf.identifier',
  'restriction.period.end',
  'executionPeriod.end',
  'relevantHistory',
  'contained',
];

/** Names of people and free text stay behind on purpose; the report says where, never what. */
export const notReadOfTask = (given: Task, hasReason: boolean, place: string): readonly Finding[] => {
  const own = new Set<string>(Object.values(ours));
  const read = [
    ...readOfTask,
    ...(given.identifier?.every(({ system }) => own.has(system ?? '')) ? ['identifier'] : []),
    ...(given.groupIdentifier?.system === ours.journey ? ['groupIdentifier'] : []),
    ...(given.extension?.every(({ url }) => own.has(url)) ? ['extension'] : []),
    ...(codeIn(given.code, taskCode) === 'fulfill' ? ['code'] : []),
    ...(isOf(given.businessStatus, [ours.status, bserStatuses]) ? ['businessStatus'] : []),
    // A text beside our own coding is its label; without one it is told apart in read-details.ts.
    ...(hasReason || isOf(given.statusReason, [...own]) ? ['statusReason'] : ['statusReason.text']),
    ...(given.output?.every(isCarriedOutput) ? ['output'] : []),
  ];
  return leavesBeside(given, read).map((leaf) => left(`${place}.${leaf}`));
};

const isOf = (concept: Task['businessStatus'], systems: readonly string[]): boolean =>
  concept?.coding?.every(({ system }) => systems.includes(system ?? '')) === true;

const isCarriedOutput = ({ valueCodeableConcept, valueReference }: NonNullable<Task['output']>[number]) =>
  isOf(valueCodeableConcept, [ours.result, gravityCodes]) ||
  /(^|\/)Observation\//.test(valueReference?.reference ?? '');

/** The order's own status follows from the referral's, and is written anew on the way back. */
const readOfRequest = [
  'resourceType',
  'id',
  'meta',
  'status',
  'intent',
  'subject.reference',
  'subject.identifier',
];

export const notReadOfRequest = (given: ServiceRequest, place: string): readonly Finding[] => {
  const read = [
    ...readOfRequest,
    ...(isOf(given.code, [ours.service, openEligibility]) ? ['code'] : []),
    ...(given.category?.every((each) => isOf(each, [ours.program, ours.cohort])) ? ['category'] : []),
    'authoredOn',
  ];
  return leavesBeside(given, read).map((leaf) => left(`${place}.${leaf}`));
};

export const left = (place: string): Finding =>
  notCarried('no-place-for-it', place, {
    reason: 'A referral here carries ids, codes and times alone.',
    mend: 'Keep it in the system it comes from.',
  });
