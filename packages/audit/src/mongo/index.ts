export { mongoChainStore, prepareChainStore } from './mongo-chain-store.ts';
export { mongoCheckpointStore, prepareCheckpointStore } from './mongo-checkpoint-store.ts';
