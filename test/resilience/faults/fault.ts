import type { Lab } from '../lab/lab.ts';

/** How often its effect was seen: a fault that nobody felt proves nothing. */
export type Fault = Readonly<{ name: string; inject: (lab: Lab) => Promise<number> }>;
