export type { RecordSchema } from './avro.ts';
export { bannedWordIn } from './banned-names.ts';
export { type BrokerRight, brokerRightsOf, brokerUserOf, groupPrefixOf } from './broker-rights.ts';
export { keptDeclineReason } from './protected-facts.ts';
export { carriesBannedNumber, carriesBannedShape, carriesPlainlyBannedNumber } from './banned-numbers.ts';
export { type Call, type CallerName, calls, mayCall, type Operation, operations } from './calls.ts';
export { type FactFault, type FactValue, faultsInFacts } from './check-facts.ts';
export { type Code, type CodeList, codeList, codeLists, codesOf, isCode, services } from './code-lists.ts';
export { type Change, changesBetween } from './describe-change.ts';
export { catalogueFile, type FactDefinition, facts, mayBeStored, notShared } from './facts.ts';
export type * from './generated/types.ts';
export { type Language, languages } from './languages.ts';
export type { Kind } from './read-schemas.ts';
export { type RecordInfo, recordNamed, records, standAlone } from './records.ts';
export { allReleases, type Release, releaseOf, versionsOf } from './released.ts';
export {
  type CommandInfo,
  commands,
  dataSchemaOf,
  ownerOf,
  partnerMessages,
  partnerTopicPrefix,
  partnerTopicSettings,
  partnerTopics,
  type ServiceName,
  serviceNames,
  type StreamTypeName,
  type Topic,
  type TopicName,
  topicOf,
  topics,
} from './topics.ts';
export { type TextIn, textsIn } from './texts-in.ts';
