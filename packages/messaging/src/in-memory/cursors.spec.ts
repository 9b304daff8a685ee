import { cursorsConformance } from '../../test/conformance.ts';
import { inMemoryCursors } from './cursors.ts';

cursorsConformance('in memory', async () => inMemoryCursors());
