import { setTimeout as wait } from 'node:timers/promises';
import type { KafkaAddress } from '@handoff/local-stack';
import { connectKafka, type KafkaAdmin } from '@handoff/messaging/kafka';
import { brokerRightsOf, brokerUserOf, type ServiceName, serviceNames } from '@handoff/schemas';
import { CliFault } from '../fault.ts';

/** The password of each service's own user at the broker. */
export type BrokerPasswords = Readonly<Record<ServiceName, string>>;

/** How a service shows itself to the broker; a broker that asks nobody knows no users. */
export const saslOf = (service: ServiceName, { sasl }: KafkaAddress, passwords: BrokerPasswords) =>
  sasl && { username: brokerUserOf(service), password: passwords[service] };

type Admin = Pick<KafkaAdmin, 'ensureScramUser' | 'alignAcls'>;

/** Each service a user of its own with exactly the rights of the contract; what it had beside them is taken away. */
export const ensureBrokerUsers = async (
  kafka: KafkaAddress,
  admin: Admin,
  passwords: BrokerPasswords,
): Promise<void> => {
  if (!kafka.sasl) return;
  for (const service of serviceNames) {
    const username = brokerUserOf(service);
    await admin.ensureScramUser({ username, password: passwords[service] });
    await admin.alignAcls(username, brokerRightsOf(service));
  }
  await Promise.all(serviceNames.map((service) => untilLetIn(service, kafka, passwords)));
};

const patience = { everyMs: 100, tries: 100 };

/** A broker learns of a user a moment after the controller; a service that came before that would be turned away for good. */
const untilLetIn = async (
  service: ServiceName,
  kafka: KafkaAddress,
  passwords: BrokerPasswords,
): Promise<void> => {
  const wanted = brokerRightsOf(service).flatMap(({ kind, match, name }) =>
    kind === 'topic' && match === 'exact' ? [name] : [],
  );
  const sasl = saslOf(service, kafka, passwords);
  for (const broker of kafka.brokers) {
    const as = connectKafka({ ...kafka, brokers: [broker], clientId: 'handoff-up', ...(sasl && { sasl }) });
    for (let tries = patience.tries; ; tries -= 1) {
      const seen = new Set(await as.admin.topics().catch(() => []));
      if (wanted.every((topic) => seen.has(topic))) break;
      if (tries === 0) throw notLetIn(service, broker);
      await wait(patience.everyMs);
    }
  }
};

const notLetIn = (service: ServiceName, broker: string): CliFault =>
  new CliFault('broker-user-not-let-in', {
    place: broker,
    reason: `The broker took the user ${brokerUserOf(service)} and does not let it in, or not to its topics.`,
    mend: 'Look at its log; check that it keeps SCRAM users and ACLs of its own (KRaft), and run it again.',
  });
