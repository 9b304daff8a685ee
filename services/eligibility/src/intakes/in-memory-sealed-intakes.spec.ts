import { inMemorySealedIntakes } from './in-memory-sealed-intakes.ts';
import { sealedIntakesConformance } from './sealed-intakes.conformance.ts';

sealedIntakesConformance('the in-memory store', inMemorySealedIntakes);
