import { inMemoryOpenJourneys } from './in-memory-open-journeys.ts';
import { openJourneysConformance } from './open-journeys.conformance.ts';

openJourneysConformance('the in-memory twin', inMemoryOpenJourneys);
