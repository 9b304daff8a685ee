/** What a door turned away, by ids and codes: never what was asked for. */
export type Turned = Readonly<{
  /** Whose chain it stands in: an agency's, or `exchange` where nobody is known by what they showed. */
  by: string;
  /** Who was known: an agency, a member of staff, a service; `anyone`. */
  of: string;
  /** The route; of `anyone` the door alone, so that who asks here and there writes no more than who asks once. */
  what: string;
  because: string;
}>;

export type DoorRefusals = Readonly<{
  /** Before it is answered: the first of its kind stands, or is counted until it can. */
  turnAway: (turned: Turned) => Promise<void>;
  /** Once a minute: of each kind that came again, how often. */
  tellCounts: () => Promise<void>;
}>;

/** `writing`: how many writes of it are under way, each of which may yet fail and be counted again. */
type Counted = { readonly turned: Turned; more: number; writing: number };

/**
 * A refusal decides nothing, so it is not for whoever is refused to say how much is written: of each kind the first in a
 * minute at once, and all others of that minute as one count. A process that is killed loses that count and no first one.
 */
export const doorRefusals = (
  write: (refused: Turned & Readonly<{ times: number }>) => Promise<void>,
): DoorRefusals => {
  const kinds = new Map<string, Counted>();

  const tell = async (counted: Counted): Promise<void> => {
    const times = counted.more;
    if (times === 0) return;
    counted.more = 0;
    counted.writing += 1;
    try {
      await write({ ...counted.turned, times });
    } catch (error) {
      counted.more += times;
      throw error;
    } finally {
      counted.writing -= 1;
    }
  };

  return {
    turnAway: async (turned) => {
      const kind = JSON.stringify([turned.by, turned.of, turned.what, turned.because]);
      const known = kinds.get(kind);
      const counted = known ?? { turned, more: 0, writing: 0 };
      counted.more += 1;
      if (known) return;
      kinds.set(kind, counted);
      // It is refused whether it can be written down or not; what can't be now is told with the others.
      await tell(counted).catch(() => undefined);
    },
    tellCounts: async () => {
      // As they were when this began: who comes meanwhile, however often, makes it no longer.
      const ended = [...kinds];
      for (const [kind, counted] of ended) {
        await tell(counted);
        // Whoever came while it was written is told of a minute later.
        if (counted.more === 0 && counted.writing === 0) kinds.delete(kind);
      }
    },
  };
};
