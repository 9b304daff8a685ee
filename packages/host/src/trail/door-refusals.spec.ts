import { describe, expect, it } from 'vitest';
import { doorRefusals, type Turned } from './door-refusals.ts';

const nobody: Turned = { by: 'exchange', of: 'anyone', what: 'public door', because: 'no-credential' };
const college: Turned = {
  by: 'bayside-community-college',
  of: 'bayside-community-college',
  what: 'GET /v1/referrals/:id',
  because: 'not-found',
};

const door = () => {
  const written: string[] = [];
  let away = false;
  let goesOn = Promise.resolve();
  const { turnAway, tellCounts } = doorRefusals(async ({ of, because, times }) => {
    await goesOn;
    if (away) throw new Error('the store is away');
    written.push(`${of} ${because} ${times}`);
  });
  const storeHangs = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    goesOn = promise;
    return resolve;
  };
  return { written, turnAway, tellCounts, storeHangs, storeAway: (is: boolean): void => void (away = is) };
};
const flood = async (turnAway: (turned: Turned) => Promise<void>, times: number) => {
  for (let time = 0; time < times; time += 1) await turnAway(nobody);
};

describe('what a door turned away', () => {
  it('stands before it is answered', async () => {
    const { turnAway, written } = door();
    await turnAway(college);
    expect(written).toEqual(['bayside-community-college not-found 1']);
  });

  it('fills nothing when it comes as a flood: two entries a minute of each kind, and none is lost from the count', async () => {
    const { turnAway, tellCounts, written } = door();
    await flood(turnAway, 1_000);
    await turnAway(college);
    await tellCounts();
    await flood(turnAway, 500);
    await tellCounts();
    await tellCounts();
    expect(written).toEqual([
      'anyone no-credential 1',
      'bayside-community-college not-found 1',
      'anyone no-credential 999',
      'anyone no-credential 1',
      'anyone no-credential 499',
    ]);
  });

  it('is refused also while nothing can be written, and told of afterwards', async () => {
    const { turnAway, tellCounts, written, storeAway } = door();
    storeAway(true);
    await flood(turnAway, 3);
    await expect(tellCounts()).rejects.toThrow('away');
    await flood(turnAway, 1);
    storeAway(false);
    await tellCounts();
    expect(written).toEqual(['anyone no-credential 4']);
  });

  it('keeps its count where the minute ends while its first is being written, and that fails', async () => {
    const { turnAway, tellCounts, written, storeHangs, storeAway } = door();
    const goesOn = storeHangs();
    const first = turnAway(nobody);
    await tellCounts();
    storeAway(true);
    goesOn();
    await first;
    storeAway(false);
    await tellCounts();
    expect(written).toEqual(['anyone no-credential 1']);
  });
});
