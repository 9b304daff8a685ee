export { type InMemoryBroker, inMemoryBroker } from './broker.ts';
export { inMemoryCursors } from './cursors.ts';
export { inMemoryParked } from './parked.ts';
