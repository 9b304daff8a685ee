import { type Delivery, type OutgoingMessage, writeEnvelope } from '../src/index.ts';
import { encode } from './fake-codec.ts';

type Wanted = Readonly<{
  sequence?: number;
  id?: string;
  type?: string;
  value?: unknown;
  headers?: Record<string, string>;
  payload?: Buffer;
}>;

/** A message of a stream as the relay would send it; without `sequence`, as a command. */
export const message = (stream: string, wanted: Wanted = {}): OutgoingMessage => {
  const { sequence, type = 'handoff.referrals.ReferralOffered', value = {} } = wanted;
  const id = wanted.id ?? `${stream}#${sequence ?? 'command'}`;
  const headers = writeEnvelope({
    id,
    type,
    source: '/handoff/routing',
    subject: stream,
    time: '2026-09-01T09:00:00.000Z',
    ...(sequence !== undefined && { sequence }),
  });
  return {
    key: stream,
    headers: { ...headers, ...wanted.headers },
    value: wanted.payload ?? encode(type, value),
  };
};

let offsets = 0;

export const delivery = (
  stream: string,
  wanted: Wanted = {},
  place: Partial<Pick<Delivery, 'topic' | 'partition' | 'offset' | 'heartbeat'>> = {},
): Delivery => {
  const { key, headers, value: payload } = message(stream, wanted);
  offsets += 1;
  return {
    topic: 'handoff.referrals',
    partition: 0,
    offset: String(offsets),
    key,
    headers,
    payload,
    ...place,
  };
};
