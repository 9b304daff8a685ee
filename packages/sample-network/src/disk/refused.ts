import { openJournal } from './journal.ts';

type Line = Readonly<{ message: string; code: string }>;

/** People whom the exchange did not take in, by the id of the message, and why; each once. */
export const openRefused = (file: string) => {
  const journal = openJournal<Line>(file);
  const known = new Set(journal.before.map(({ message }) => message));
  return {
    note: (message: string, code: string): void => {
      if (known.has(message)) return;
      known.add(message);
      journal.add({ message, code });
    },
  };
};
