import { factTablesConformance } from './fact-tables.conformance.ts';
import { inMemoryFactTables } from './in-memory-fact-tables.ts';

factTablesConformance('the in-memory tables', inMemoryFactTables);
