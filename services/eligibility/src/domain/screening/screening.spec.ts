import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { type ScreeningCommand, type ScreeningEvent, screening } from './screening.ts';

const { given } = specify(screening);
const facts = (
  factsSequence: number,
  rulesVersion = 'rules-1',
  asOf = '2026-11-22',
): ScreeningEvent['data'] => ({
  screeningId: 'screening-1',
  intakeId: 'intake-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  asOf,
  rulesVersion,
  factsFrom: `event-${factsSequence}`,
  factsSequence,
  verdicts: { keyId: 'key-1', purpose: 'routing', nonce: 'n', ciphertext: 'c', tag: 't' },
  followsRules: null,
});
const record = (...of: Parameters<typeof facts>): ScreeningCommand => ({
  type: 'RecordScreening',
  data: facts(...of),
});
const completed = (...of: Parameters<typeof facts>): ScreeningEvent => ({
  type: 'ScreeningCompleted',
  data: facts(...of),
});

describe('a screening', () => {
  it('is recorded for the first facts of an intake', () => given().when(record(1)).then(completed(1)));

  it('is recorded once for the same facts under the same rules, whatever the day', () =>
    given(completed(1))
      .when(record(1, 'rules-1', '2026-11-23'))
      .thenNothing());

  it('is recorded anew for amended facts', () => given(completed(1)).when(record(2)).then(completed(2)));

  it('is recorded anew when the rules have changed', () =>
    given(completed(1)).when(record(1, 'rules-2')).then(completed(1, 'rules-2')));

  it('never goes back to facts that were overtaken meanwhile', () =>
    given(completed(2)).when(record(1, 'rules-2')).thenNothing());
});
