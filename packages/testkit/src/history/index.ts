export { checkHistory, type Invariant, invariants } from './check-history.ts';
export type { Evidence, Op } from './evidence.ts';
export type { EventRead, FinalState, RecordRead, Row, StreamRead, Tables, Take } from './final-state.ts';
export { type Answer, type Args, type History, type Line, readHistory, writeHistory } from './line.ts';
export { type Violation, violationsOf } from './violation.ts';
