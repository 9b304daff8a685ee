type Waiting<Message> = {
  messages: readonly Message[];
  bytes: number;
  resolve: () => void;
  reject: (error: unknown) => void;
};

export type LaneOptions<Message> = Readonly<{
  deliver: (messages: readonly Message[]) => Promise<void>;
  bytesOf: (message: Message) => number;
  /** Whether a failed load may succeed in part when its senders are served one by one. */
  worthSplitting: (error: unknown) => boolean;
  maxBytes?: number;
}>;

/**
 * One send at a time: two in flight to a partition could overtake each other. What is asked for meanwhile
 * waits and travels together in the next one, so that order costs no throughput.
 */
export const createLane = <Message>({
  deliver,
  bytesOf,
  worthSplitting,
  maxBytes = 512 * 1024,
}: LaneOptions<Message>) => {
  const waiting: Waiting<Message>[] = [];
  let busy = false;

  const nextLoad = (): Waiting<Message>[] => {
    const load = waiting.splice(0, 1);
    let bytes = load[0]?.bytes ?? 0;
    for (let next = waiting[0]; next && bytes + next.bytes <= maxBytes; next = waiting[0]) {
      bytes += next.bytes;
      load.push(...waiting.splice(0, 1));
    }
    return load;
  };

  const send = async (load: readonly Waiting<Message>[]): Promise<void> => {
    try {
      await deliver(load.flatMap(({ messages }) => messages));
      for (const { resolve } of load) resolve();
    } catch (error) {
      if (load.length > 1 && worthSplitting(error)) for (const one of load) await send([one]);
      else for (const { reject } of load) reject(error);
    }
  };

  const drain = async () => {
    busy = true;
    while (waiting.length > 0) await send(nextLoad());
    busy = false;
  };

  return (messages: readonly Message[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const bytes = messages.reduce((sum, message) => sum + bytesOf(message), 0);
      waiting.push({ messages, bytes, resolve, reject });
      if (!busy) void drain();
    });
};
