import type { StreamStore } from '@handoff/stream-store';
import type { Register } from '../register.ts';

/** An empty register, and the store of the view streams that it looks into. */
export type Opened = Readonly<{ register: Register; viewStreams: StreamStore }>;
export type Open = () => Promise<Opened>;
