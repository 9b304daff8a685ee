import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Always our own: an id taken from the caller could name another caller's request in our logs. */
export const giveRequestId: RequestHandler = (_, response, next) => {
  response.locals.requestId = randomUUID();
  response.set('x-request-id', requestIdOf(response));
  next();
};

export const requestIdOf = (response: Response): string => String(response.locals.requestId);
