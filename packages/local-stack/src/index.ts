export { fromEnvironment, toEnvironment } from './environment.ts';
export { findOrStartStack, type StackOptions } from './find-or-start.ts';
export { takeLock } from './lock.ts';
export { endOrphans, pidFolder } from './orphans.ts';
export { ownerOf } from './owner.ts';
export type { Process } from './processes.ts';
export { StackError, type StackErrorCode } from './stack-error.ts';
export type { Addresses, KafkaAddress, Progress, Sasl, Stack } from './stack.ts';
export { type ProcessStatus, type StackStatus, stackStatus } from './status.ts';
