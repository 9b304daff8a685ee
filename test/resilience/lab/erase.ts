import { createCodec } from '@handoff/codec';
import { inMemoryLock, registryIds } from '@handoff/codec/registry';
import { writeEnvelope } from '@handoff/messaging';
import { connectKafka } from '@handoff/messaging/kafka';
import { dataSchemaOf, recordNamed } from '@handoff/schemas';
import { workerCenter } from '../load/agencies.ts';
import { readKafka } from '../reading/read-kafka.ts';
import type { Lab } from './lab.ts';

/** Has the person of this intake erased, by the topic of commands: partners have no word for it yet. */
export const erase = async (
  { stack, erased }: Pick<Lab, 'stack' | 'erased'>,
  localRef: string,
): Promise<void> => {
  erased.add(localRef);
  const { records } = await readKafka(stack, ['handoff.intake']);
  const submitted = records.find(({ causation }) => causation === `partner:${workerCenter}:${localRef}`);
  if (!submitted) throw new Error(`no intake ${localRef}`);
  const { intakeId, personId } = submitted.value as { intakeId: string; personId: string };
  const broker = connectKafka({ ...stack.kafka, clientId: 'resilience-operator' });
  const codec = createCodec({ ids: await registryIds({ url: stack.registry.url, lock: inMemoryLock() }) });
  const causation = `operator:erase:${intakeId}`;
  const headers = writeEnvelope({
    id: causation,
    type: recordNamed('ErasePerson').name,
    source: '/handoff/operator',
    subject: intakeId,
    time: new Date().toISOString(),
    dataschema: dataSchemaOf('ErasePerson'),
    causation,
  });
  const value = codec.encode('ErasePerson', { intakeId, personId });
  try {
    await broker
      .producer()
      .send({ topic: 'handoff.commands', messages: [{ key: intakeId, headers, value }] });
  } finally {
    await broker.close();
  }
};
