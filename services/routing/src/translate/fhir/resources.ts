import { z } from 'zod';

// Only what is read here. Everything else may stand there too, and is reported as not carried.
const text = z.string().max(5_000);
const coding = z.looseObject({ system: text.optional(), code: text.optional(), display: text.optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: text.optional() });
const identifier = z.looseObject({ system: text.optional(), value: text.optional() });
const reference = z.looseObject({
  reference: text.optional(),
  identifier: identifier.optional(),
  display: text.optional(),
});
/** A FHIR dateTime may be a day, a month or a year; what is compared is its first moment. */
const dateTime = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/);
const extension = z.looseObject({
  url: text,
  valueCode: text.optional(),
  valueInteger: z.number().optional(),
});
const base = { id: text.optional(), meta: z.looseObject({ lastUpdated: dateTime.optional() }).optional() };

export const provenance = z.looseObject({
  ...base,
  resourceType: z.literal('Provenance'),
  occurredDateTime: dateTime.optional(),
  activity: concept.optional(),
  agent: z.array(z.looseObject({ type: concept.optional() })).optional(),
});

export const task = z.looseObject({
  ...base,
  resourceType: z.literal('Task'),
  identifier: z.array(identifier).optional(),
  status: text,
  statusReason: concept.optional(),
  businessStatus: concept.optional(),
  intent: text.optional(),
  code: concept.optional(),
  focus: reference.optional(),
  for: reference.optional(),
  authoredOn: dateTime.optional(),
  lastModified: dateTime.optional(),
  requester: reference.optional(),
  owner: reference.optional(),
  groupIdentifier: identifier.optional(),
  partOf: z.array(reference).optional(),
  executionPeriod: z.looseObject({ start: dateTime.optional(), end: dateTime.optional() }).optional(),
  restriction: z.looseObject({ period: z.looseObject({ end: dateTime.optional() }).optional() }).optional(),
  relevantHistory: z.array(reference).optional(),
  contained: z.array(z.looseObject({ resourceType: text, id: text.optional() })).optional(),
  extension: z.array(extension).optional(),
  output: z
    .array(
      z.looseObject({
        type: concept.optional(),
        valueReference: reference.optional(),
        valueCodeableConcept: concept.optional(),
      }),
    )
    .optional(),
});

export const serviceRequest = z.looseObject({
  ...base,
  resourceType: z.literal('ServiceRequest'),
  status: text,
  intent: text.optional(),
  code: concept.optional(),
  category: z.array(concept).optional(),
  subject: reference.optional(),
  authoredOn: dateTime.optional(),
});

/** What a Task may give as its outcome: only its value and its date are read. */
export const outcome = z.looseObject({
  ...base,
  resourceType: text,
  valueCodeableConcept: concept.optional(),
  performedDateTime: dateTime.optional(),
  performedPeriod: z.looseObject({ start: dateTime.optional(), end: dateTime.optional() }).optional(),
  effectiveDateTime: dateTime.optional(),
  timestamp: dateTime.optional(),
});

export type Task = z.infer<typeof task>;
export type ServiceRequest = z.infer<typeof serviceRequest>;
export type Concept = z.infer<typeof concept>;
export type Reference = z.infer<typeof reference>;
export type Coding = z.infer<typeof coding>;

/** A code of one system. */
export const codeIn = (from: Concept | undefined, system: string): string | undefined =>
  from?.coding?.find((each) => each.system === system)?.code;

export const momentOf = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : new Date(date).toISOString();
