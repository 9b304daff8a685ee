export { typeOf } from './avro-types.ts';
export { type Codec, createCodec } from './codec.ts';
export type { Decoded, DecodeOptions } from './decode.ts';
export { RegistryUnavailable } from './registry-unavailable.ts';
export { inMemoryIds, type SchemaIds, unknownSchemaId, type WriterSchema } from './schema-ids.ts';
export { ContractBreach, Undecodable, type UndecodableCode } from './undecodable.ts';
