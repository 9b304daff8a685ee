import type { Told } from '../up/summary.ts';

type Data = Told['data'];

/** Which of the told journeys is drawn: the one that says most, the first of those that end. */
export const longestJourney = (take: readonly Told[]): readonly Told[] => {
  const byIntake = new Map<string, Told[]>();
  for (const told of take) {
    const intake = told.data['intake'];
    if (typeof intake === 'string') byIntake.set(intake, [...(byIntake.get(intake) ?? []), told]);
  }
  const ended = [...byIntake.values()].filter((story) =>
    story.some(({ data }) => data['kind'] === 'journey-ended'),
  );
  return ended.toSorted((left, right) => right.length - left.length)[0] ?? [];
};

/** One journey, step by step, as its referrer was told of it. */
export const drawJourney = (story: readonly Told[]): string => {
  const ordered = story.toSorted((left, right) => left.time.localeCompare(right.time));
  const [first] = ordered;
  const name = first
    ? text(first.data, typeof first.data['localRef'] === 'string' ? 'localRef' : 'intake')
    : '';
  const steps = ordered.map(({ time, type, data }, at) => {
    const mark = at === 0 ? '┌' : at === ordered.length - 1 ? '└' : '├';
    return `  ${time.slice(11, 19)} ${mark}─ ${type === 'ReferralNotice' ? referralStep(data) : factStep(data)}`;
  });
  return [`One journey, as its referrer was told of it (own id ${name})`, ...steps].join('\n');
};

const referralStep = (data: Data): string => {
  const detail = data['result'] ?? data['reason'] ?? data['cohort'];
  const said = typeof detail === 'string' ? ` (${detail})` : '';
  return `referral ${text(data, 'reference')}  ${text(data, 'from')} → ${text(data, 'to')}  ${text(data, 'service')}: ${text(data, 'status')}${said}`;
};

const factStep = (data: Data): string => {
  const kind = text(data, 'kind');
  switch (kind) {
    case 'intake-received':
      return 'the intake is received';
    case 'screening-completed':
      return 'screening is done; why and what is still to be asked came sealed';
    case 'journey-step':
      return `step ${text(data, 'step')}: ${text(data, 'result')} (${text(data, 'reason')})`;
    case 'journey-ended':
      return `the journey ends: ${text(data, 'result')} (${text(data, 'reason')})`;
    case 'milestone':
      return `${text(data, 'provider')} reports ${gainOf(data)}, on ${text(data, 'on')}`;
    default:
      return `${text(data, 'provider')} reports: ${kind}, on ${text(data, 'on')}`;
  }
};

/** A level has where it was and where it is; a credential has neither. */
const gainOf = (data: Data): string => {
  if (typeof data['toLevel'] === 'string')
    return `a level gained: ${text(data, 'fromLevel')} → ${text(data, 'toLevel')}`;
  return `a milestone: ${text(data, 'type').replaceAll('-', ' ')}`;
};

const text = (data: Data, name: string): string => {
  const value = data[name];
  return typeof value === 'string' ? value : '–';
};
