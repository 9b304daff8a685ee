import { codeLists } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import {
  activities,
  conditions,
  errorReasons,
  introductions,
  offerModes,
  questions,
  results,
  withdrawalReasons,
} from './codes.ts';
import { declineReasons } from './referral/decline-reasons.ts';
import { actors, statuses } from './referral/transitions.ts';

describe('the closed lists of the domain', () => {
  it.each([
    ['actor', actors],
    ['referral-status', statuses.filter((status) => status !== 'none')],
    ['question', questions],
    ['condition', conditions],
    ['activity', activities],
    ['introduction', introductions],
    ['offer-mode', offerModes],
    ['withdrawal-reason', withdrawalReasons],
    ['error-reason', errorReasons],
    ['referral-result', results],
    ['decline-reason', Object.keys(declineReasons)],
  ] as const)('say what the contract says: %s', (list, codes) =>
    expect(new Set(codes)).toEqual(new Set(codeLists.get(list)?.codes.keys())),
  );
});
