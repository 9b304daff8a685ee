import { exportNotesConformance } from './export-notes.conformance.ts';
import { inMemoryExportNotes } from './in-memory-export-notes.ts';

exportNotesConformance('notes in memory', inMemoryExportNotes);
