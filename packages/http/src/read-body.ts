import express, { type Request, type Response } from 'express';
import type { Body } from './body.ts';
import { badBody, tooLarge, wrongMediaType } from './fault.ts';

/** The body's bytes, read only after the caller was let in, and never more than the limit. */
export const readBody = async (
  request: Request,
  response: Response,
  body: Body<unknown>,
): Promise<Buffer> => {
  if (isEmpty(request)) return Buffer.alloc(0);
  if (!request.is([...body.types])) throw wrongMediaType(body.types);
  const read = express.raw({ type: () => true, limit: body.limit, inflate: false });
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error ? reject(bodyFault(error, body)) : resolve()));
  });
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
};

const isEmpty = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

// body-parser's own messages quote the request; ours don't.
const bodyFault = (error: unknown, { types, limit }: Body<unknown>): Error => {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return tooLarge(limit);
  if (type === 'encoding.unsupported') return wrongMediaType(types);
  return badBody('The body ended before it was whole.', 'Send it again; check Content-Length.');
};
