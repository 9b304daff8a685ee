export type { Grant } from './acls.ts';
export type { KafkaAdmin } from './admin.ts';
export { connectKafka, type KafkaBroker } from './connect.ts';
export type { Lag } from '../lag.ts';
export type { KafkaLine, KafkaOptions } from './options.ts';
export { partnerTopic, type TopicPlan } from './topics.ts';
