import { type Decider, refuse } from '@handoff/decider';
import { addDays, type Asked, dateOf, type Said } from '../messages.ts';
import type { Likeness } from './traits.ts';

export type MatchedPerson = { personId: string; intakeId: string; agency: string };

type Proposal = {
  matchId: string;
  fund: string;
  likeness: Likeness;
  people: readonly MatchedPerson[];
  /** The last day on which both people agree. */
  until: string;
};
type Which = { matchId: string; fund: string };
type Answer = { matchId: string; agency: string; same: boolean };

export type MatchCommand =
  | Asked<'ProposeMatch', Proposal>
  | Asked<'AnswerMatch', Answer>
  | Asked<'LapseMatch', object>;

export type MatchEvent =
  | Said<'MatchProposed', Proposal>
  | Said<'MatchAnswered', Which & Omit<Answer, 'matchId'>>
  | Said<'MatchLapsed', Which>
  | Said<'PeopleMerged', Which & { persons: readonly string[] }>
  | Said<'PeopleUnmerged', Which & { persons: readonly string[] }>;

/**
 * Two people under one fund. `refused` for good; `lapsed` may be proposed again when both agree again; `unanswered`, when they agree
 * for longer than they did.
 */
export type Match =
  | Readonly<{ stage: 'none' }>
  | Readonly<
      Proposal & {
        stage: 'proposed' | 'merged' | 'refused' | 'lapsed' | 'unanswered';
        proposedOn: string;
        /** Agencies that said it is one person. */
        confirmedBy: readonly string[];
      }
    >;
export type Known = Exclude<Match, { stage: 'none' }>;

const answerDays = 90;

const decide = (command: MatchCommand, match: Match): MatchEvent[] => {
  switch (command.type) {
    case 'ProposeMatch':
      return propose(command.data, match);
    case 'AnswerMatch':
      return answer(command.data, match);
    case 'LapseMatch':
      return lapse(match);
  }
};

/** Whom an agency held for two is never asked about again; while it stands, only another end of consent is news. */
const propose = (data: Proposal, match: Match): MatchEvent[] => {
  const isNew = match.stage === 'none' || match.stage === 'lapsed';
  const isOther = isOpen(match) && data.until !== match.until;
  const isAskedAgain = match.stage === 'unanswered' && data.until > match.until;
  return isNew || isOther || isAskedAgain ? [{ type: 'MatchProposed', data }] : [];
};

/** One that is another's, one that is over and one that never was are the same answer: why it ended may be the person's own. */
const answer = ({ agency, same }: Answer, match: Match): MatchEvent[] => {
  if (!isOpen(match) || !agenciesOf(match).includes(agency)) return refuseUnknown();
  const { matchId, fund, confirmedBy } = match;
  const answered: MatchEvent = { type: 'MatchAnswered', data: { matchId, fund, agency, same } };
  if (!same) return [answered, ...unmerge(match)];
  if (confirmedBy.includes(agency)) return [];
  const waitsFor = agenciesOf(match).filter((each) => each !== agency && !confirmedBy.includes(each));
  return waitsFor.length > 0
    ? [answered]
    : [answered, { type: 'PeopleMerged', data: { matchId, fund, persons: personsOf(match) } }];
};

const lapse = (match: Match): MatchEvent[] =>
  isOpen(match)
    ? [...unmerge(match), { type: 'MatchLapsed', data: { matchId: match.matchId, fund: match.fund } }]
    : [];

const unmerge = (match: Known): MatchEvent[] =>
  match.stage === 'merged'
    ? [
        {
          type: 'PeopleUnmerged',
          data: { matchId: match.matchId, fund: match.fund, persons: personsOf(match) },
        },
      ]
    : [];

export const isOpen = (match: Match): match is Known =>
  match.stage === 'proposed' || match.stage === 'merged';

/** One where both intakes are of one agency: it answers for both. */
const agenciesOf = ({ people }: Known): readonly string[] => [...new Set(people.map(({ agency }) => agency))];
const personsOf = ({ people }: Known): readonly string[] => people.map(({ personId }) => personId);

const evolve = (match: Match, event: MatchEvent): Match => {
  if (event.type === 'MatchProposed') return proposed(match, event.data, event.at);
  if (match.stage === 'none') return match;
  switch (event.type) {
    case 'MatchAnswered':
      return event.data.same
        ? { ...match, confirmedBy: [...match.confirmedBy, event.data.agency] }
        : { ...match, stage: 'refused' };
    case 'PeopleMerged':
      return { ...match, stage: 'merged' };
    case 'PeopleUnmerged':
      return match;
    case 'MatchLapsed':
      return { ...match, stage: isUnanswered(match, event.at) ? 'unanswered' : 'lapsed' };
  }
};

const proposed = (match: Match, data: Proposal, at?: string): Match =>
  isOpen(match)
    ? { ...match, until: data.until }
    : {
        ...data,
        stage: 'proposed',
        proposedOn: at === undefined ? data.until : dateOf(at),
        confirmedBy: [],
      };

const unansweredFrom = ({ proposedOn }: Known): string => addDays(proposedOn, answerDays);

const isUnanswered = (match: Known, at: string | undefined): boolean =>
  match.stage === 'proposed' && at !== undefined && dateOf(at) >= unansweredFrom(match);

/** Consent that ran out ends it; so does a question that nobody answered for three months. */
export const dueAt = (match: Match): string | undefined => {
  if (!isOpen(match)) return undefined;
  const over = addDays(match.until, 1);
  const unanswered = unansweredFrom(match);
  const day = match.stage === 'proposed' && unanswered < over ? unanswered : over;
  return `${day}T00:00:00.000Z`;
};

export const onDue = () => ({ type: 'LapseMatch', data: {} }) as const;

const refuseUnknown = (): never =>
  refuse('match-unknown', {
    place: 'id',
    reason: 'There is no such proposal, or it is over.',
    mend: 'Take the id from GET /v1/matches. If the person agrees to it again, a new proposal may come.',
  });

export const match: Decider<MatchCommand, Match, MatchEvent> = { initial: { stage: 'none' }, decide, evolve };
