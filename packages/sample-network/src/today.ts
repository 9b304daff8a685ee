const day = 86_400_000;

/** The exchange keeps days in UTC and refuses facts of days that have not come. */
export const today = (): string => dayFromNow(0);

export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * day).toISOString().slice(0, 10);
