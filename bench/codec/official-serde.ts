import {
  AvroDeserializer,
  AvroSerializer,
  type Client,
  SerdeType,
  SubjectNameStrategyType,
} from '@confluentinc/schemaregistry';
import { connectRegistry } from '@handoff/codec/registry';

/** The vendor's own registry in memory: nobody waits for a network. */
export const mockRegistry = () => {
  const url = 'mock://bench';
  return { url, client: connectRegistry(url) };
};

/** The vendor's serializer and deserializer as its documentation sets them up: both made once, subject = the record's name. */
export const officialSerde = (client: Client, record: string, schemaId: number) => {
  const named = {
    subjectNameStrategyType: SubjectNameStrategyType.NONE,
    subjectNameStrategy: async () => record,
  };
  const conf = { autoRegisterSchemas: false, useSchemaId: schemaId, ...named };
  const serializer = new AvroSerializer(client, SerdeType.VALUE, conf);
  const deserializer = new AvroDeserializer(client, SerdeType.VALUE, named);
  return {
    serialize: (value: unknown): Promise<Buffer> => serializer.serialize('handoff.referrals', value),
    deserialize: (bytes: Buffer): Promise<unknown> => deserializer.deserialize('handoff.referrals', bytes),
  };
};
