import type { Limit } from './figure.ts';
import { limits } from './limits.ts';

/** Those named, `P1,P8`; all where none is. */
export const chooseLimits = (only: string | undefined): readonly Limit[] => {
  if (only === undefined) return limits;
  const wanted = only.split(',').map((id) => id.trim());
  const unknown = wanted.filter((id) => !limits.some((limit) => limit.id === id));
  if (unknown.length > 0)
    throw new Error(
      `no ${unknown.join(', ')} here: --only is some of ${limits.map(({ id }) => id).join(',')}`,
    );
  return limits.filter(({ id }) => wanted.includes(id));
};
