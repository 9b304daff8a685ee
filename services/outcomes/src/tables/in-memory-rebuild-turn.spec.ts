import { inMemoryRebuildTurn } from './in-memory-rebuild-turn.ts';
import { rebuildTurnConformance } from './rebuild-turn.conformance.ts';

rebuildTurnConformance('the turn in memory', () => inMemoryRebuildTurn());
