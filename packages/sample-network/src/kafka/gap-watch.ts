/** Sequences are gapless per subject; whoever reads them can tell that nothing was lost. */
export type GapWatch = Readonly<{ note: (subject: string, sequence: number) => string | undefined }>;

export const gapWatch = (): GapWatch => {
  const last = new Map<string, number>();
  return {
    note: (subject, sequence) => {
      const expected = (last.get(subject) ?? 0) + 1;
      last.set(subject, sequence);
      return sequence === expected
        ? undefined
        : `sequence of ${subject}: ${expected} expected, ${sequence} came`;
    },
  };
};
