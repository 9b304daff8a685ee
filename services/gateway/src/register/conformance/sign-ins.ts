import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

const rosa = {
  localRef: '7',
  name: 'Rosa Ejemplo',
  contacts: [{ kind: 'phone', value: '+1 617 555 0142' }],
  language: 'es',
  needs: ['learn.esl'],
};

export const signInsConformance = (open: Open) =>
  describe('sign-ins', () => {
    it('come back to the agency that keeps the sheet, with the day they go, and to nobody else', async () => {
      const { signIns } = (await open()).register;
      await signIns.keep('north', rosa);
      expect(await signIns.of('north')).toEqual([
        { ...rosa, goneOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
      ]);
      expect(await signIns.of('south')).toEqual([]);
    });

    it('are kept once a number of the agency, in the newest words', async () => {
      const { signIns } = (await open()).register;
      await signIns.keep('north', rosa);
      await signIns.keep('north', { ...rosa, name: '$Rosa', language: null });
      await signIns.keep('south', rosa);
      expect(await signIns.of('north')).toMatchObject([{ name: '$Rosa', language: null }]);
      expect(await signIns.of('south')).toMatchObject([{ name: 'Rosa Ejemplo' }]);
    });

    it('are removed by their own agency', async () => {
      const { signIns } = (await open()).register;
      await signIns.keep('north', rosa);
      expect(await signIns.remove('south', '7')).toBe(false);
      expect(await signIns.remove('north', '7')).toBe(true);
      expect(await signIns.of('north')).toEqual([]);
    });
  });
