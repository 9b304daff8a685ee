import { describe, expect, it } from 'vitest';
import type { Upload, UploadRow } from '../uploads.ts';
import type { Open } from './opened.ts';

const fault = { code: 'unknown-referral', place: 'referral', reason: 'no such', mend: 'look again' };
const pending = (line: number, key: string, attempt = 1): UploadRow => ({
  line,
  cells: { referral: 'H7K-4QD', status: 'accepted' },
  key,
  attempt,
  status: 'pending',
});
const upload = (...rows: readonly UploadRow[]): Upload => ({ id: 'upload-1', partner: 'north', rows });

export const uploadsConformance = (open: Open) =>
  describe('uploads', () => {
    it('come back as they were kept, to their own partner', async () => {
      const { uploads } = (await open()).register;
      const refused = { line: 3, cells: { referral: 'ZZZ-ZZZ' }, status: 'refused', fault } as const;
      await uploads.keep(upload(pending(2, 'a'), refused));
      expect(await uploads.find('north', 'upload-1')).toEqual(upload(pending(2, 'a'), refused));
      expect(await uploads.find('south', 'upload-1')).toBeUndefined();
      expect(await uploads.find('north', 'upload-2')).toBeUndefined();
      expect(await uploads.count()).toBe(1);
    });

    it('take over what was answered to each row, before or after they are kept', async () => {
      const { uploads } = (await open()).register;
      await uploads.settle('north', 'a', { attempt: 1, status: 'done' });
      await uploads.keep(upload(pending(2, 'a'), pending(3, 'b'), pending(4, 'c')));
      await uploads.settle('north', 'b', { attempt: 1, status: 'refused', fault });
      await uploads.settle('south', 'c', { attempt: 1, status: 'done' });
      expect((await uploads.find('north', 'upload-1'))?.rows).toMatchObject([
        { line: 2, status: 'done' },
        { line: 3, status: 'refused', fault },
        { line: 4, status: 'pending' },
      ]);
    });

    it('replace what was kept of the same file', async () => {
      const { uploads } = (await open()).register;
      await uploads.keep(upload({ line: 2, cells: {}, status: 'refused', fault }));
      await uploads.keep(upload(pending(2, 'a')));
      expect((await uploads.find('north', 'upload-1'))?.rows).toMatchObject([{ status: 'pending' }]);
      expect(await uploads.count()).toBe(1);
    });

    it('wait for the answer to a later attempt, and never go back to an earlier one', async () => {
      const { uploads } = (await open()).register;
      await uploads.settle('north', 'a', { attempt: 1, status: 'refused', fault });
      await uploads.keep(upload(pending(2, 'a', 2)));
      expect((await uploads.find('north', 'upload-1'))?.rows).toMatchObject([{ status: 'pending' }]);
      await uploads.settle('north', 'a', { attempt: 2, status: 'done' });
      await uploads.settle('north', 'a', { attempt: 1, status: 'refused', fault });
      expect(await uploads.answerTo('north', 'a')).toEqual({ attempt: 2, status: 'done' });
      expect((await uploads.find('north', 'upload-1'))?.rows).toMatchObject([{ status: 'done' }]);
      expect(await uploads.answerTo('north', 'b')).toBeUndefined();
    });
  });
