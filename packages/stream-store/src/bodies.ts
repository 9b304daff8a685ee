import type { Body, Handled, StoredEvent } from './stream-document.ts';

/** Of the answers, those that come with the events they tell of. */
export const bodiesOf = (events: readonly StoredEvent[], handled: readonly Handled[]): readonly Body[] =>
  handled.flatMap(({ causation, bodyHash, outcome: { kind, version: sequence } }) => {
    const made = events.some((event) => event.sequence === sequence && event.causation === causation);
    return kind === 'done' && made ? [{ sequence, bodyHash }] : [];
  });
