// Run as a process of its own, because which authorities are trusted is settled when a process starts.
import { connectKafka } from '@handoff/messaging/kafka';

const { KAFKA_BROKERS = '', KAFKA_TLS, KAFKA_SASL_USERNAME = '', KAFKA_SASL_PASSWORD = '' } = process.env;
const broker = connectKafka({
  brokers: [KAFKA_BROKERS],
  clientId: 'ask-broker',
  tls: KAFKA_TLS === 'true',
  sasl: { username: KAFKA_SASL_USERNAME, password: KAFKA_SASL_PASSWORD },
});
try {
  await broker.admin.topics();
  process.stdout.write('answered');
} catch {
  process.stdout.write('refused');
}
process.exit();
