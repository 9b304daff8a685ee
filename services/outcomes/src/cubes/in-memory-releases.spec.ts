import { inMemoryReleases } from './in-memory-releases.ts';
import { releasesConformance } from './releases.conformance.ts';

releasesConformance('releases in memory', inMemoryReleases);
