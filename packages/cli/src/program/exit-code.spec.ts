import { RefusedByPeer, Unavailable } from '@handoff/http';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { CliFault } from '../fault.ts';
import { exitCodeOf } from './exit-code.ts';

const about = { place: 'here', reason: 'so', mend: 'otherwise' };
const refusal = new RefusedByPeer({ status: 422, code: 'no-place', reason: 'full', mend: 'wait' });

describe('a command ends with', () => {
  it.each([
    ['0 when it only helped', new CommanderError(0, 'commander.helpDisplayed', ''), 0],
    ['1 when nothing bears the name', new CliFault('unknown-id', about), 1],
    ['2 when its words are wrong', new CommanderError(1, 'commander.unknownOption', ''), 2],
    ['2 when a file is wrong', new CliFault('manifest-unreadable', about), 2],
    ['3 when the exchange refused', refusal, 3],
    ['3 when the exchange refused a file', new CliFault('bad-input', about, refusal), 3],
    ['4 when no exchange runs', new CliFault('not-running', about), 4],
    ['4 when a service is away', new Unavailable('gateway', 'it is away'), 4],
    ['4 when nobody listens at the address', new TypeError('fetch failed'), 4],
    ['70 when it is our mistake', new TypeError('x is not a function'), 70],
  ])('%s', (_, error, code) => expect(exitCodeOf(error)).toBe(code));
});
