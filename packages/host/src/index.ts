export { assemble, type Parts, type Ports } from './assemble.ts';
export { type HostConfig, hostConfig } from './config.ts';
export type {
  CommandHandlers,
  CommandMeta,
  Context,
  EventHandlers,
  EventMeta,
  FromOwners,
  HostedStream,
  Outward,
  Records,
  ServiceDefinition,
  StreamCommand,
  Subscription,
} from './definition.ts';
export type { History, OwnersEvent } from './history.ts';
export { kafkaOptions } from './open-ports.ts';
export { createIds, type Ids } from './ids.ts';
export { isDuplicate, upsert } from './mongo/upsert.ts';
export type { Gauge } from './metrics/prometheus.ts';
export { readTls, TlsIncomplete } from './read-tls.ts';
export { type Beside, type BesideParts, type Running, runService } from './run-service.ts';
export { enqueueCommand } from './send-command.ts';
export { messageLog } from './message-log.ts';
export { worthTryingAgain } from './worth-trying-again.ts';
export type { TrailEntry } from './trail/entry.ts';
export type { Act, Trail } from './trail/trail.ts';
