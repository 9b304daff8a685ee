import type { Evidence, Op } from './evidence.ts';

/** What is said of something that is not there, or is not there any more. */
const gone = ['not-found', 'unknown-referral'];

/**
 * After an erasure nobody can tell a repeat from a question about something that never was, and so it is answered:
 * that is what was promised to the person, and it goes before what was promised to the sender.
 */
export const isForgotten = ({ args, answer }: Op, { state, ofType, causedBy }: Evidence): boolean => {
  if (answer?.kind !== 'refused' || !gone.includes(answer.code ?? '')) return false;
  const erased = new Set(ofType('ParticipantErased').map(({ data }) => data['personId']));
  const stream = state.streams.find(({ id }) => id === args.stream);
  const events = [...(stream?.events ?? []), ...causedBy(args.causation)];
  const people = events.flatMap(({ data }) => data['personId'] ?? []);
  return people.length === 0 ? erased.size > 0 : people.some((person) => erased.has(person));
};
