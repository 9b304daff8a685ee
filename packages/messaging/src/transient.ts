/** Worth trying again. Whoever throws says so on the error, so that no package needs another one's class. */
export const isTransient = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'transient' in error && error.transient === true;

export type IsTransient = typeof isTransient;
