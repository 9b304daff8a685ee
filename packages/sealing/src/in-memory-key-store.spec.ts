import { keyStoreConformance } from '../test/conformance.ts';
import { inMemoryKeyStore } from './in-memory-key-store.ts';

keyStoreConformance('the in-memory store', inMemoryKeyStore);
