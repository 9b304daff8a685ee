import { createCodec } from '@handoff/codec';
import { inMemoryLock, registryIds } from '@handoff/codec/registry';
import { writeEnvelope } from '@handoff/messaging';
import { connectKafka } from '@handoff/messaging/kafka';
import { dataSchemaOf, recordNamed } from '@handoff/schemas';
import { readKafka } from '../../resilience/reading/read-kafka.ts';
import type { RunningExchange } from '../exchange.ts';
import { stackOf } from '../stack-of.ts';

type Asked = Readonly<{
  /** Names the intake: the partner and the key under which it was sent. */
  causation: string;
  /** The agency that may have nothing more. */
  from: string;
}>;

/** The person takes consent back at an operator's, not at the agency that referred them: a command on its topic. */
export const withdrawConsent = async (
  exchange: RunningExchange,
  { causation: ofIntake, from }: Asked,
): Promise<void> => {
  const stack = stackOf(exchange);
  const { records } = await readKafka(stack, ['handoff.intake']);
  const granted = records.find(
    ({ type, value }) => type === 'ConsentGranted' && value['intakeId'] === intakeOf(records, ofIntake),
  );
  if (!granted) throw new Error(`no consent came with ${ofIntake}`);
  const consentId = String(granted.value['consentId']);
  const broker = connectKafka({ ...stack.kafka, clientId: 'story' });
  const codec = createCodec({ ids: await registryIds({ url: stack.registry.url, lock: inMemoryLock() }) });
  const causation = `operator:withdraw:${consentId}`;
  const headers = writeEnvelope({
    id: causation,
    type: recordNamed('WithdrawConsent').name,
    source: '/handoff/operator',
    subject: consentId,
    time: new Date().toISOString(),
    dataschema: dataSchemaOf('WithdrawConsent'),
    causation,
  });
  const value = codec.encode('WithdrawConsent', { consentId, recipient: from, purposes: null, by: null });
  try {
    await broker
      .producer()
      .send({ topic: 'handoff.commands', messages: [{ key: consentId, headers, value }] });
  } finally {
    await broker.close();
  }
};

type Records = Awaited<ReturnType<typeof readKafka>>['records'];

const intakeOf = (records: Records, ofIntake: string): unknown =>
  records.find(({ type, causation }) => type === 'IntakeSubmitted' && causation === ofIntake)?.value[
    'intakeId'
  ];
