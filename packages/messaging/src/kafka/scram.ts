import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import type { KafkaOptions } from './options.ts';

const iterations = 8192;
const sha512 = 2;

const salted = async (password: string) => {
  const salt = randomBytes(32);
  const saltedPassword = await promisify(pbkdf2)(password.normalize('NFKC'), salt, iterations, 64, 'sha512');
  return { salt, saltedPassword };
};

const refused = (user: string, cause: unknown) =>
  new Fault('scram-user-refused', {
    place: user,
    reason: 'The broker did not take the credentials.',
    mend: 'Use a user that may alter the cluster (KAFKA_SASL_USERNAME), and a broker in KRaft mode.',
    cause,
  });

type Upsertion = Awaited<ReturnType<typeof salted>> & { name: string; mechanism: number; iterations: number };
type Change = { remove?: { name: string; mechanism: number }; put?: Upsertion };

/** kafkajs cannot speak AlterUserScramCredentials (KIP-554); this client can, and is loaded only for it. */
const alter = async ({ brokers, clientId, sasl }: KafkaOptions, { remove, put }: Change): Promise<void> => {
  const { Connection, alterUserScramCredentialsV0 } = await import('@platformatic/kafka');
  const [host = '', port = ''] = (brokers[0] ?? '').split(/:(?=\d+$)/);
  const options = sasl ? { sasl: { mechanism: 'SCRAM-SHA-512' as const, ...sasl } } : {};
  const connection = new Connection(clientId, options);
  try {
    await connection.connect(host, Number(port));
    await alterUserScramCredentialsV0.api.async(connection, remove ? [remove] : [], put ? [put] : []);
  } catch (cause) {
    throw refused(remove?.name ?? put?.name ?? '', cause);
  } finally {
    await connection.close();
  }
};

/** Makes the user or gives it a new password; the password itself never leaves this process. */
export const ensureScramUser = async (
  options: KafkaOptions,
  { username, password }: { username: string; password: string },
): Promise<void> =>
  alter(options, { put: { name: username, mechanism: sha512, iterations, ...(await salted(password)) } });

export const removeScramUser = (options: KafkaOptions, username: string): Promise<void> =>
  alter(options, { remove: { name: username, mechanism: sha512 } });
