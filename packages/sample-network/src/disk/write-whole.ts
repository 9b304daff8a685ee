import { renameSync, writeFileSync } from 'node:fs';

/** There whole or not at all, whenever the process is killed. */
export const writeWhole = (file: string, content: string): void => {
  writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
};
