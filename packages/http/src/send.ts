import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { type Answer, isRaw } from './answer.ts';
import type { Route } from './route.ts';

/** What leaves was declared: a body that doesn't fit its own description is our fault, not sent half-checked. */
export const send = async (response: Response, route: Route, answer: Answer): Promise<void> => {
  const { status, type, headers } = answer;
  const shape = route.answers?.[status];
  const body = shape ? await shape.parseAsync(answer.body) : answer.body;
  response.status(status).set(headers);
  if (type !== undefined && isRaw(body)) return sendRaw(response, type, body);
  if (body === undefined) response.end();
  else response.json(body);
};

const sendRaw = async (
  response: Response,
  type: string,
  body: string | Uint8Array | Readable,
): Promise<void> => {
  response.type(type);
  if (body instanceof Readable) return pipeline(body, response);
  response.end(body);
};
