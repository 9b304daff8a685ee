import type { Connection } from 'mongoose';
import type { ExportNote, ExportNotes } from '../export/export-notes.ts';

type Kept = Omit<ExportNote, 'id'> & { _id: string };

export const mongoExportNotes = (connection: Connection): ExportNotes => {
  const notes = connection.collection<Kept>('exports');
  const asNote = ({ _id, ...rest }: Kept): ExportNote => ({ id: _id, ...rest });
  return {
    note: async ({ id, ...rest }) => void (await notes.insertOne({ _id: id, ...rest })),
    find: async (id) => {
      const kept = await notes.findOne({ _id: id });
      return kept ? asNote(kept) : undefined;
    },
    all: async () => (await notes.find().sort({ at: -1 }).toArray()).map(asNote),
  };
};
