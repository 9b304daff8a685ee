export { describeOnStack } from './describe-on-stack.ts';
export { eventually } from './eventually.ts';
export { type KafkaNames, kafkaNames } from './kafka-names.ts';
export { stackAbsence, stackAddresses } from './stack-addresses.ts';
export { killHard, startProcess, type TestProcess } from './start-process.ts';
export { type TemporaryDatabase, temporaryDatabase } from './temporary-database.ts';
