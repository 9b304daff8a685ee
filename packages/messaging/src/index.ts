export type { Broker, Consumer, ConsumeOptions, Outgoing, OutgoingMessage, Producer } from './broker.ts';
export { type BatchPort, consumeBatch } from './consume-batch.ts';
export type { Cursor, Cursors } from './cursors.ts';
export {
  type Consume,
  type Delivery,
  type Handler,
  type Message,
  type Middleware,
  streamOf,
  type Verdict,
} from './delivery.ts';
export { type Envelope, readEnvelope, shortName, writeEnvelope } from './envelope.ts';
export { Fault, type FaultDetail } from './fault.ts';
export { Interrupted } from './interrupted.ts';
export type { Group, Lag } from './lag.ts';
export type { FetchTail } from './middleware/cursor.ts';
export type { Decoder } from './middleware/decode.ts';
export { type Log, log } from './middleware/log.ts';
export type { Reject } from './middleware/park.ts';
export { retry } from './middleware/retry.ts';
export { trace } from './middleware/trace.ts';
export { onePartition } from './one-partition.ts';
export {
  type NewParked,
  type Parked,
  type ParkedMessage,
  type ParkedStream,
  type ParkedSummary,
  parkedId,
  type Sealing,
} from './parked.ts';
export { partitionOf } from './partition-of.ts';
export { pipeline } from './pipeline.ts';
export { type NotePlace, type PlaceMarks, placeMarks } from './place-marks.ts';
export { plainSubscriber } from './plain-subscriber.ts';
export { offsetsOf, partitionName, type Place, type Recall } from './recall.ts';
export { type Reason, reasonOf } from './reason.ts';
export { type Redriven, type RedriveOptions, redrive } from './redrive.ts';
export { createRedriver, type Redriver } from './redriver.ts';
export { createRetrying, type RetryPolicy } from './retrying.ts';
export {
  type Batch,
  createSubscriber,
  type Seen,
  type Subscriber,
  type SubscriberOptions,
} from './subscriber.ts';
export { traceparent as currentTraceparent } from '@handoff/runtime';
export { isTransient, type IsTransient } from './transient.ts';
