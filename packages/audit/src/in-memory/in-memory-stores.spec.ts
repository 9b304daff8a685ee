import { checkpointStoreConformance, chainStoreConformance } from '../../test/conformance.ts';
import { inMemoryChainStore } from './in-memory-chain-store.ts';
import { inMemoryCheckpointStore } from './in-memory-checkpoint-store.ts';

chainStoreConformance('the twin in memory', () => inMemoryChainStore());
checkpointStoreConformance('the twin in memory', inMemoryCheckpointStore);
