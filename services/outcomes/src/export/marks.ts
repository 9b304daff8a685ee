import type { Column } from './table.ts';

/** What every row of a fact says beside the fact itself. */
export const marks: readonly Column[] = [
  {
    name: 'event_id',
    type: 'string',
    required: true,
    doc: 'The event that tells it: `handoff why` shows the chain behind it.',
  },
  { name: 'sequence', type: 'integer', required: true, doc: 'Place of the event in its stream, from 1.' },
  {
    name: 'fact',
    type: 'integer',
    required: true,
    doc: 'Number of the fact in its participation. A fact that was corrected or taken back has several rows under one number; the highest sequence says how it stands.',
  },
  { name: 'standing', type: 'string', required: true, doc: 'told, corrected or withdrawn.' },
  {
    name: 'why',
    type: 'string',
    required: false,
    doc: 'Why it was corrected or taken back, from a closed list.',
  },
  { name: 'true_on', type: 'date', required: true, doc: 'The day it is about.' },
  { name: 'known_at', type: 'datetime', required: true, doc: 'When the exchange came to know it (UTC).' },
];
