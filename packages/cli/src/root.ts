import { join } from 'node:path';

/** The top of the project: the command line starts what lies there. */
export const root = join(import.meta.dirname, '..', '..', '..');
