/** Code systems and profiles by their URIs; ours are URNs, because they are read and never fetched. */
export const ours = {
  referral: 'urn:handoff:referral',
  reference: 'urn:handoff:reference',
  journey: 'urn:handoff:journey',
  person: 'urn:handoff:person',
  agency: 'urn:handoff:agency',
  service: 'urn:handoff:service',
  program: 'urn:handoff:program',
  status: 'urn:handoff:referral-status',
  actor: 'urn:handoff:actor',
  reason: 'urn:handoff:reason',
  question: 'urn:handoff:question',
  condition: 'urn:handoff:condition',
  activity: 'urn:handoff:activity',
  result: 'urn:handoff:referral-result',
  cohort: 'urn:handoff:cohort',
  position: 'urn:handoff:position',
  movedBy: 'urn:handoff:moved-by',
  replaces: 'urn:handoff:replaces',
  listing: 'urn:handoff:listing',
  accreditation: 'urn:handoff:accreditation',
} as const;

export const taskCode = 'http://hl7.org/fhir/CodeSystem/task-code';
export const gravityCodes =
  'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';
const gravityProfiles = 'http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition';
export const profiles = {
  task: `${gravityProfiles}/SDOHCC-TaskForReferralManagement`,
  serviceRequest: `${gravityProfiles}/SDOHCC-ServiceRequest`,
  enrollment: `${gravityProfiles}/SDOHCC-ObservationProgramEnrollmentStatus`,
} as const;
export const bserStatuses = 'http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS';
export const usCoreCategory = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-category';
/** Taxonomy 2.0 of Aunt Bertha, CC BY-SA 3.0: ids alone. */
export const openEligibility = 'https://github.com/auntbertha/openeligibility';
