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

// A topic of a partner takes 256 KiB at once.
const atOnce = 20;

/** Sends what was never acknowledged, in the order it was written, until the broker has it. */
export const sendPending = async ({ producer, topic, post, signal, say }: Options): Promise<void> => {
  const pending = post.pending();
  say(pending.length === 0 ? 'everything was sent before' : `${pending.length} messages are to be sent`);
  for (let at = 0; at < pending.length; at += atOnce) {
    const letters = pending.slice(at, at + atOnce);
    await untilTaken({ producer, topic, signal, say }, letters);
    for (const { id } of letters) post.acknowledge(id, 'broker');
  }
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

/** A network may deliver anything twice; the first message does so on purpose. */
export const sendFirstAgain = async (
  { producer, topic, post }: Pick<Options, 'producer' | 'topic' | 'post'>,
  id: string,
): Promise<void> => {
  const message = await post.keep(id, () => Promise.reject(new Error('It was never sent.')));
  await producer.send({ topic, acks: -1, messages: [wire(message)] });
};

const wire = ({ key, headers, value }: Letter) => ({
  key,
  headers: { ...headers },
  value: Buffer.from(value, 'base64'),
});
