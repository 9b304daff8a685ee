import { parkedConformance } from '../../test/conformance.ts';
import { inMemoryParked } from './parked.ts';

parkedConformance('in memory', async (sealing) => inMemoryParked(sealing));
