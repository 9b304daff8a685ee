export { type Grant, linesOf } from './acls.ts';
export type { KafkaAdmin } from './admin.ts';
export { connectKafka, type KafkaBroker } from './connect.ts';
export type { Lag } from '../lag.ts';
export type { KafkaLine, KafkaOptions } from './options.ts';
export type { Quotas } from './quotas.ts';
export type { ConfigDifference } from './topic-configs.ts';
export { partnerTopic, type TopicPlan } from './topics.ts';
