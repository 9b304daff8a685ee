import { inMemoryMatching } from './in-memory-matching.ts';
import { matchingConformance } from './matching.conformance.ts';

matchingConformance('the store in memory', inMemoryMatching);
