import type { Launch } from './processes.ts';
import type { Addresses } from './stack.ts';

export type PortOf = (name: string) => number;

/** How one part is started, and where it will answer. */
export type Plan = Readonly<{ address: Partial<Addresses>; launches: readonly Launch[] }>;
