/**
 * Who may move a referral, from where, to where, and what it takes: one (from, to, actor) a row.
 * The decider, the refusals' mends, the README's table and the diagram are all drawn from here.
 */
export const openStatuses = [
  'offered',
  'in-review',
  'needs-person',
  'waitlisted',
  'accepted',
  'active',
  'withdrawal-requested',
] as const;
export const closedStatuses = ['completed', 'withdrawn', 'expired', 'declined', 'entered-in-error'] as const;
export const statuses = ['none', ...openStatuses, ...closedStatuses] as const;

export type Status = (typeof statuses)[number];
export type Target = Exclude<Status, 'none'>;

/** R the referrer, T the receiving agency, P the person, X the exchange. */
export const actors = ['R', 'T', 'P', 'X'] as const;
export type Actor = (typeof actors)[number];

export const needs = {
  consent: 'a live consent that covers the receiving agency',
  screening: 'a screening, or a service without a test',
  choice: "the person's choice",
  slip: "a slip code and the person's consent, given at the desk",
  question: 'what is asked, coded',
  place: 'a place held, where the service has places',
  position: 'the position on the waitlist',
  reason: 'a reason from the closed list',
  what: 'what happened, coded',
  result: 'a result',
  unreached: 'the result "could not be reached"',
  'run-down-clock': 'its clock has run down',
  'own-entry': 'whoever made the entry',
  'seat-kept': 'a seat that stayed taken when somebody else struck it',
  'held-offer': 'one of several offers, whose agency holds a place',
  until: 'the first day on which a place may be offered again',
  unconfirmed: 'its clock has run down, or the person took consent back or was erased',
} as const;
export type Need = keyof typeof needs;

export type Transition = Readonly<{ from: Status; to: Target; actor: Actor; needs: readonly Need[] }>;

const rows = (
  from: readonly Status[],
  to: readonly Target[],
  by: readonly Actor[],
  ...needs: readonly Need[]
): readonly Transition[] =>
  from.flatMap((from) => to.flatMap((to) => by.map((actor) => ({ from, to, actor, needs }))));

const unanswered = ['offered', 'in-review', 'needs-person'] as const;
const begun = ['accepted', 'active'] as const;

export const transitions: readonly Transition[] = [
  ...rows(['none'], ['offered'], ['R', 'P', 'X'], 'consent', 'screening', 'choice'),
  ...rows(['none'], ['accepted'], ['T'], 'slip', 'place'),
  ...rows(['offered'], ['in-review'], ['T']),
  ...rows(['offered', 'in-review'], ['needs-person'], ['T'], 'question'),
  ...rows(['needs-person'], ['in-review'], ['R', 'P', 'T']),
  ...rows(['needs-person'], ['completed'], ['X'], 'unreached', 'run-down-clock'),
  ...rows(unanswered, ['accepted'], ['T'], 'place'),
  ...rows(['offered'], ['accepted'], ['R', 'P'], 'held-offer'),
  ...rows(unanswered, ['waitlisted'], ['T'], 'position'),
  ...rows(['waitlisted'], ['waitlisted'], ['R', 'P'], 'until'),
  ...rows(['waitlisted'], ['accepted'], ['T', 'X'], 'place'),
  ...rows(['waitlisted'], ['offered'], ['T', 'X'], 'consent'),
  ...rows(['waitlisted'], ['expired'], ['T']),
  ...rows(['waitlisted'], ['expired'], ['X'], 'run-down-clock'),
  ...rows([...unanswered, 'waitlisted'], ['declined'], ['T', 'P'], 'reason'),
  ...rows(['offered', 'in-review'], ['expired'], ['X'], 'run-down-clock'),
  ...rows(begun, ['active'], ['T'], 'what'),
  ...rows(['accepted'], ['expired'], ['X'], 'run-down-clock'),
  ...rows(begun, ['withdrawal-requested'], ['R', 'P']),
  ...rows(['withdrawal-requested'], ['withdrawn'], ['T']),
  ...rows(['withdrawal-requested'], ['withdrawn'], ['X'], 'unconfirmed'),
  ...rows(['withdrawal-requested'], ['completed'], ['T', 'X'], 'result'),
  ...rows([...unanswered, 'waitlisted'], ['withdrawn'], ['R', 'P']),
  ...rows([...unanswered, 'waitlisted', ...begun], ['withdrawn'], ['X'], 'reason'),
  ...rows(begun, ['declined'], ['T', 'P'], 'reason'),
  ...rows(begun, ['completed'], ['T'], 'result'),
  ...rows(
    [...openStatuses, 'completed', 'withdrawn', 'expired', 'declined'],
    ['entered-in-error'],
    actors,
    'reason',
    'own-entry',
  ),
  ...rows(['entered-in-error'], ['entered-in-error'], ['T'], 'reason', 'seat-kept'),
];

/** Back after a year: never a move of the old referral, always a linked journey of its own. */
export const linkedJourneys = {
  from: ['completed', 'withdrawn', 'expired', 'declined'],
  by: ['R', 'P'],
} as const;

const key = (from: Status, to: Target, actor: Actor) => `${from}>${to}>${actor}`;
const index = new Map(transitions.map((row) => [key(row.from, row.to, row.actor), row]));

export const transitionFor = (from: Status, to: Target, actor: Actor): Transition | undefined =>
  index.get(key(from, to, actor));

/** What this actor may do from here: the mend of every refused move. */
export const targetsFrom = (from: Status, actor: Actor): readonly Target[] =>
  transitions.filter((row) => row.from === from && row.actor === actor).map((row) => row.to);

export const isOpen = (status: Status): boolean => (openStatuses as readonly Status[]).includes(status);
