import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { openBytes, secretKey } from '@handoff/sealing';
import mongoose from 'mongoose';
import type { RunningExchange } from './exchange.ts';
import { stackOf } from './stack-of.ts';

type Parked = Readonly<{ service: string; text: Buffer }>;

/** Every parked message as whoever holds the parking key can read it: key, headers and the bytes as they came. */
export const openParked = async (exchange: RunningExchange): Promise<readonly Parked[]> => {
  const secrets = JSON.parse(readFileSync(join(exchange.data, 'secrets', 'exchange.json'), 'utf8')) as {
    parkingKey: string;
  };
  const key = secretKey(secrets.parkingKey, 'PARKING_KEY');
  const { url } = stackOf(exchange).mongo;
  const connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  try {
    const found = serviceNames.map(async (service) => {
      const database = connection.useDb(`handoff-${service}`, { useCache: true });
      const messages = database.collection<{ sealed: { buffer: Buffer } }>('parked_messages').find({});
      return (await messages.toArray()).map(({ sealed }) => ({
        service,
        text: unpacked(openBytes(key, Buffer.from(sealed.buffer))),
      }));
    });
    return (await Promise.all(found)).flat();
  } finally {
    await connection.close();
  }
};

/** The payload lies in it as base64. */
const unpacked = (bytes: Buffer): Buffer => {
  const { payload, ...rest } = JSON.parse(bytes.toString()) as { payload: string };
  return Buffer.concat([Buffer.from(JSON.stringify(rest)), Buffer.from(payload, 'base64')]);
};
