/**
 * WebCrypto works on threads of its own. The scheduler must not choose while it does, or the same seed would not
 * give the same history: whoever asks WebCrypto for something is counted until it has been answered.
 */
export const watchForeignWork = () => {
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as Record<string, unknown>;
  const names = Object.getOwnPropertyNames(subtle).filter((name) => typeof subtle[name] === 'function');
  let under = 0;
  let idle = (): void => undefined;

  const counted = (work: (...args: unknown[]) => Promise<unknown>) =>
    async function counting(this: unknown, ...args: unknown[]): Promise<unknown> {
      under += 1;
      try {
        return await work.apply(this, args);
      } finally {
        under -= 1;
        if (under === 0) idle();
      }
    };

  for (const name of names.filter((each) => each !== 'constructor'))
    subtle[name] = counted(subtle[name] as (...args: unknown[]) => Promise<unknown>);

  return {
    busy: (): boolean => under > 0,
    done: (): Promise<void> =>
      new Promise((resolve) => {
        idle = resolve;
      }),
  };
};

export type ForeignWork = ReturnType<typeof watchForeignWork>;
