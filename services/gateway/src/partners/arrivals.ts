export type Arrivals = Readonly<{
  /** A partner is registered, by this process or another. */
  arrived: (slug: string) => void;
  /** Hears of those to come, and of those that came before anyone listened. */
  listen: (hear: (slug: string) => void) => void;
}>;

/** Registrations are read back before the partners' topics can be: nobody who comes in between is missed. */
export const arrivals = (): Arrivals => {
  const early: string[] = [];
  let hear: (slug: string) => void = (slug) => void early.push(slug);
  return {
    arrived: (slug) => hear(slug),
    listen: (listener) => {
      hear = listener;
      for (const slug of early.splice(0)) listener(slug);
    },
  };
};
