export { callRoute, type CallRoute, inMemoryClient } from './in-memory/door.ts';
export { commandByDoor, commandByTopic } from './in-memory/entrances.ts';
export { type HostedInMemory, hostInMemory } from './in-memory/host.ts';
export { inMemoryKept, type Kept } from './in-memory/kept.ts';
export { inMemoryPorts } from './in-memory/ports.ts';
export { Crash } from './in-memory/settling.ts';
export { inMemoryWorld, type World } from './in-memory/world.ts';
