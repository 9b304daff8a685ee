import { isIP } from 'node:net';
import type * as platformatic from '@platformatic/kafka';
import type { KafkaOptions } from './options.ts';

/** One connection to one broker, for the requests kafkajs cannot speak; this client is loaded only for them. */
export const withConnection = async <Result>(
  { brokers, clientId, sasl, tls = false }: KafkaOptions,
  work: (connection: platformatic.Connection, client: typeof platformatic) => Promise<Result>,
): Promise<Result> => {
  const client = await import('@platformatic/kafka');
  const [host = '', port = ''] = (brokers[0] ?? '').split(/:(?=\d+$)/);
  const options = {
    ...(sasl && { sasl: { ...sasl, mechanism: 'SCRAM-SHA-512' as const } }),
    // Named in the handshake too, as kafkajs does: a broker behind a proxy is found by it. An address is no such name.
    ...(tls && { tls: {}, ...(isIP(host) === 0 && { tlsServerName: host }) }),
  };
  const connection = new client.Connection(clientId, options);
  try {
    await connection.connect(host, Number(port));
    return await work(connection, client);
  } finally {
    await connection.close();
  }
};
