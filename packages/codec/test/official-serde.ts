import {
  AvroDeserializer,
  AvroSerializer,
  type Client,
  SerdeType,
  SubjectNameStrategyType,
} from '@confluentinc/schemaregistry';

const { NONE, RECORD } = SubjectNameStrategyType;

/** The vendor's own serializer and deserializer, as a partner would use them; a record's subject is its full name. */
export const officialSerde = (client: Client) => ({
  serialize: async (record: string, schemaId: number, value: unknown): Promise<Buffer> => {
    const subject = { subjectNameStrategyType: NONE, subjectNameStrategy: async () => record };
    const conf = { useSchemaId: schemaId, autoRegisterSchemas: false, ...subject };
    return new AvroSerializer(client, SerdeType.VALUE, conf).serialize('any-topic', value);
  },
  deserialize: async (bytes: Buffer): Promise<unknown> => {
    const deserializer = new AvroDeserializer(client, SerdeType.VALUE, { subjectNameStrategyType: RECORD });
    return JSON.parse(JSON.stringify(await deserializer.deserialize('any-topic', bytes)));
  },
});
