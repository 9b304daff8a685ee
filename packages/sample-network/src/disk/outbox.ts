import { openJournal } from './journal.ts';

type Line<Message> = Readonly<{ id: string } & ({ message: Message } | { answer: string })>;

/**
 * What an agency said, kept before it is sent: a repeat after a crash must be the very same bytes, and neither a
 * sealed part nor a date would come out the same twice.
 */
export type Outbox<Message> = Readonly<{
  /** The message kept under this id; made and kept first if there is none. */
  keep: (id: string, make: () => Message | Promise<Message>) => Promise<Message>;
  acknowledge: (id: string, answer: string) => void;
  answerTo: (id: string) => string | undefined;
  /** Every id under which something is kept, in that order. */
  ids: () => readonly string[];
  /** Kept and never acknowledged, in the order they were kept. */
  pending: () => readonly Readonly<{ id: string; message: Message }>[];
}>;

export const openOutbox = <Message>(file: string): Outbox<Message> => {
  const journal = openJournal<Line<Message>>(file);
  const messages = new Map<string, Message>();
  const answers = new Map<string, string>();
  const note = (line: Line<Message>): void => {
    if ('message' in line) messages.set(line.id, line.message);
    else answers.set(line.id, line.answer);
  };
  const write = (line: Line<Message>): void => {
    journal.add(line);
    note(line);
  };
  for (const line of journal.before) note(line);
  return {
    keep: async (id, make) => {
      const kept = messages.get(id);
      if (kept !== undefined) return kept;
      const message = await make();
      write({ id, message });
      return message;
    },
    acknowledge: (id, answer) => write({ id, answer }),
    answerTo: (id) => answers.get(id),
    ids: () => [...messages.keys()],
    pending: () => [...messages].filter(([id]) => !answers.has(id)).map(([id, message]) => ({ id, message })),
  };
};
