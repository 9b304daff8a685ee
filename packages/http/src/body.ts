import { z } from 'zod';
import { badBody } from './fault.ts';

/** How a route's body is read: the media types it takes, how much of it, and what the bytes become. */
export type Body<B> = Readonly<{
  types: readonly string[];
  limit: number;
  read: (bytes: Buffer) => unknown;
  schema: z.ZodType<B>;
}>;

const kilobyte = 1024;
const defaultLimit = 256 * kilobyte;

export const jsonBody = <B>(schema: z.ZodType<B>, { limit = defaultLimit } = {}): Body<B> => ({
  types: ['application/json'],
  limit,
  read: (bytes) => parse(textOf(bytes)),
  schema,
});

/** Bytes as they came, such as an upload or a signed webhook. */
export const bytesBody = ({
  types,
  limit = defaultLimit,
}: {
  types: readonly string[];
  limit?: number;
}): Body<Buffer> => ({
  types,
  limit,
  read: (bytes) => (bytes.length === 0 ? undefined : bytes),
  schema: z.instanceof(Buffer),
});

/** A framed Avro record: what travels on Kafka as the value travels here as the body. */
export const avroBody: Body<Buffer> = bytesBody({ types: ['application/vnd.confluent.avro'] });

export const csvBody = ({ limit = 4 * kilobyte * kilobyte } = {}): Body<string> => ({
  types: ['text/csv'],
  limit,
  read: (bytes) => textOf(bytes),
  schema: z.string().min(1),
});

/** What a form of a page sends: one text a name, whatever name it is. */
export const formBody = <B>(schema: z.ZodType<B>, { limit = 8 * kilobyte } = {}): Body<B> => ({
  types: ['application/x-www-form-urlencoded'],
  limit,
  read: (bytes) => fieldsOf(textOf(bytes)),
  schema,
});

const fieldsOf = (text: string): object => {
  const fields = [...new URLSearchParams(text)];
  if (new Set(fields.map(([name]) => name)).size < fields.length)
    throw badBody('A field of the form comes more than once.', 'Send each field once.');
  return Object.fromEntries(fields);
};

const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badBody('The body is not UTF-8.', 'Save or send it as UTF-8.');
  }
};

const parse = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badBody(
      'The body is not JSON.',
      'Check it with a JSON validator; a common cause is a trailing comma.',
    );
  }
};
