import type { ExportNote, ExportNotes } from './export-notes.ts';

export const inMemoryExportNotes = (): ExportNotes => {
  const notes = new Map<string, ExportNote>();
  return {
    note: async (noted) => void notes.set(noted.id, noted),
    find: async (id) => notes.get(id),
    all: async () => [...notes.values()].sort((one, other) => (one.at > other.at ? -1 : 1)),
  };
};
