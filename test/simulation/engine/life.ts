/** One process from its start to its end. Whatever it was doing when it ended, it never does again. */
export type Life = {
  readonly name: string;
  over: boolean;
  /** Stopped by a signal, or paused by its machine: it may go on later, believing no time has passed. */
  frozen: boolean;
  readonly ended: Promise<void>;
  readonly end: () => void;
};

export const newLife = (name: string): Life => {
  let tell = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const life: Life = {
    name,
    over: false,
    frozen: false,
    ended,
    end: () => {
      life.over = true;
      tell();
    },
  };
  return life;
};
