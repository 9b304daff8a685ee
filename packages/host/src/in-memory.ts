export { type HostedInMemory, hostInMemory } from './in-memory/host.ts';
export { Crash } from './in-memory/settling.ts';
export { inMemoryWorld, type World } from './in-memory/world.ts';
