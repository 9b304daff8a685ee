import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waves } from './failpoints/points.ts';
import { type Ran, runWave } from './failpoints/run-wave.ts';
import { drained } from './lab/drained.ts';
import { describeOnOwnStack } from './lab/describe-on-own-stack.ts';
import { type Lab, openLab } from './lab/lab.ts';

const name = 'resilience-failpoints';

const ways = [
  { how: 'killed', action: 'kill' },
  // Longer than a consumer's session, a call between services and the lease of a relay.
  { how: 'stopped for 11 seconds', action: 'stop=11s' },
] as const;

await describeOnOwnStack('A service at the worst moment', name, (stack) => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await openLab({ name, stack, seats: 60, webhook: true });
    await lab.load.submit(ways.length);
    await drained(lab);
  });
  afterAll(() => lab?.close());

  describe.each(ways)('$how', ({ action }) => {
    describe.each(waves)('$where', (wave) => {
      let ran: Ran;

      beforeAll(async () => {
        const toErase = `HWC-${ways.findIndex((way) => way.action === action) + 1}`;
        ran = await runWave(lab, wave, { action, people: 5, toErase });
      });

      it.each(wave.points)('is hit at $name in $service, and comes back', (point) => {
        expect(ran.witnessed(point)).toBeDefined();
      });

      it('loses nothing and counts nothing twice', () => {
        expect(ran.broken).toEqual([]);
      });
    });
  });
});
