export { assemble, type Parts, type Ports } from './assemble.ts';
export { type HostConfig, hostConfig } from './config.ts';
export type {
  CommandHandlers,
  CommandMeta,
  Context,
  EventHandlers,
  EventMeta,
  HostedStream,
  Outward,
  Records,
  ServiceDefinition,
  StreamCommand,
  Subscription,
} from './definition.ts';
export { kafkaOptions } from './open-ports.ts';
export { createIds, type Ids } from './ids.ts';
export { type Beside, type BesideParts, type Running, runService } from './run-service.ts';
export { enqueueCommand } from './send-command.ts';
export { messageLog } from './message-log.ts';
export { worthTryingAgain } from './worth-trying-again.ts';
