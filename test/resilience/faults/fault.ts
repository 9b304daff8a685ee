import type { Lab } from '../lab/lab.ts';

/**
 * Breaks something and mends it, and says how often its effect was seen: a fault that nobody felt proves nothing. When
 * all is back is for others to see.
 */
export type Fault = Readonly<{ name: string; inject: (lab: Lab) => Promise<number> }>;
