import { type Finding, refused } from '../finding.ts';
import type { Placed } from './read-resources.ts';
import { codeIn, momentOf, outcome, type Task } from './resources.ts';
import { gravityCodes, ours } from './systems.ts';

export type Outcomes = Readonly<{
  enrollment: string | undefined;
  /** Something was done: a Procedure, a code of one, or a feedback document. */
  activity: boolean;
  ownResult: string | undefined;
  /** Resources that are read with the Task and need no report of their own. */
  used: readonly Placed[];
  findings: readonly Finding[];
}>;

const enrollments = ['enrolled', 'not-enrolled-on-waitlist', 'not-enrolled'];

/** All of `Task.output`, not only the first (the reference client of Gravity reads no more than that). */
export const readOutcome = (task: Task, index: ReadonlyMap<string, Placed>, place: string): Outcomes => {
  const output = task.output ?? [];
  const found = output.flatMap(({ valueReference }, number) => {
    const placed = index.get(valueReference?.reference ?? '');
    const read = outcome.safeParse(placed?.resource);
    return placed && read.success ? [{ placed, resource: read.data, number }] : [];
  });
  const codes = [
    ...output.map(({ valueCodeableConcept }) => codeIn(valueCodeableConcept, gravityCodes)),
    ...found.map(({ resource }) => codeIn(resource.valueCodeableConcept, gravityCodes)),
  ];
  const referenced = output.map(({ valueReference }) => valueReference?.reference ?? '');
  return {
    enrollment: enrollments.find((code) => codes.includes(code)),
    activity: referenced.some((name) => /(^|\/)(Procedure|Bundle)\//.test(name)) || output.some(isPerformed),
    ownResult: output
      .map(({ valueCodeableConcept }) => codeIn(valueCodeableConcept, ours.result))
      .find((code) => code !== undefined),
    used: found.flatMap(({ placed }) => (placed.resource.resourceType === 'Observation' ? [placed] : [])),
    findings: found.flatMap(({ resource, number }) => {
      const on = momentOf(
        resource.performedDateTime ??
          resource.performedPeriod?.end ??
          resource.effectiveDateTime ??
          resource.timestamp,
      );
      const sent = momentOf(task.authoredOn);
      if (on === undefined || sent === undefined || isNotBefore(on, sent)) return [];
      return [beforeSent(on, sent, `${place}.output[${number}]`)];
    }),
  };
};

const isPerformed = ({ type, valueCodeableConcept }: NonNullable<Task['output']>[number]): boolean =>
  codeIn(type, gravityCodes) === 'resulting-activity' && valueCodeableConcept !== undefined;

/** A date without a time covers its whole day. */
const isNotBefore = (on: string, sent: string): boolean =>
  on >= sent || (on.endsWith('T00:00:00.000Z') && on.slice(0, 10) === sent.slice(0, 10));

const beforeSent = (on: string, sent: string, place: string): Finding =>
  refused('completed-before-sent', place, {
    reason: `The outcome is dated ${on}, and the referral was sent only at ${sent}.`,
    mend: 'Correct the date that is wrong; what was done before belongs to another referral.',
  });
