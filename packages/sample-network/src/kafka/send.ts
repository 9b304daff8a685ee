import type { Producer } from 'kafkajs';
import { pause } from '../pause.ts';
import type { Letter, Post } from './post.ts';

type Options = Readonly<{
  producer: Producer;
  topic: string;
  post: Post;
  signal: AbortSignal;
  say: (line: string) => void;
}>;

type Kept = Readonly<{ id: string; message: Letter }>;

export type Send = Readonly<{
  /** Everything that was never acknowledged, in the order it was written, until the broker has it. */
  pending: () => Promise<void>;
  /** One letter, and on purpose also one that was sent before: a network may deliver anything twice. */
  one: (id: string) => Promise<void>;
}>;

// A topic of a partner takes 256 KiB at once.
const atOnce = 20;

export const sender = (options: Options): Send => {
  const { post, say } = options;
  const sendAll = async (letters: readonly Kept[]): Promise<void> => {
    await untilTaken(options, letters);
    for (const { id } of letters) if (post.answerTo(id) === undefined) post.acknowledge(id, 'broker');
  };
  return {
    pending: async () => {
      const pending = post.pending();
      if (pending.length > 0) say(`${pending.length} messages are to be sent`);
      for (let at = 0; at < pending.length; at += atOnce) await sendAll(pending.slice(at, at + atOnce));
    },
    one: async (id) => {
      const message = await post.keep(id, () => Promise.reject(new Error(`${id} was never written.`)));
      await sendAll([{ id, message }]);
    },
  };
};

const untilTaken = async (
  { producer, topic, signal, say }: Omit<Options, 'post'>,
  letters: readonly Kept[],
): Promise<void> => {
  for (;;) {
    try {
      await producer.send({ topic, acks: -1, messages: letters.map(({ message }) => wire(message)) });
      return;
    } catch (error) {
      say(
        `the broker did not take the messages (${error instanceof Error ? error.name : 'unknown'}); they are sent again`,
      );
      await pause(1_000, signal);
    }
  }
};

const wire = ({ key, headers, value }: Letter) => ({
  key,
  headers: { ...headers },
  value: Buffer.from(value, 'base64'),
});
