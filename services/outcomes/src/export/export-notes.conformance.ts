import { describe, expect, it } from 'vitest';
import type { ExportNotes } from './export-notes.ts';

const note = {
  id: 'export-1',
  audience: 'restricted' as const,
  agency: null,
  by: 'operator',
  at: '2026-11-30T10:00:00.000Z',
};
const later = { ...note, id: 'export-2', at: '2026-11-30T11:00:00.000Z' };

/** `open` gives an empty list each time. */
export const exportNotesConformance = (
  name: string,
  open: () => ExportNotes | Promise<ExportNotes>,
): void => {
  describe(`${name} as notes of exports`, () => {
    it('keep who took what, and find it by its id', async () => {
      const notes = await open();
      await notes.note(note);
      expect(await notes.find('export-1')).toEqual(note);
      expect(await notes.find('export-2')).toBeUndefined();
    });
    it('are read newest first', async () => {
      const notes = await open();
      await notes.note(note);
      await notes.note(later);
      expect(await notes.all()).toEqual([later, note]);
    });
  });
};
