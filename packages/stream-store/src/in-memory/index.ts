export { type InMemoryParts, inMemoryStreams, type StoredStreams } from './streams.ts';
export { type VirtualTime, virtualTime } from './virtual-time.ts';
