import type { ErrorRequestHandler } from 'express';
import { badInput } from './fault.ts';
import { problemOf } from './problem.ts';
import { requestIdOf } from './request-id.ts';

/** Errors nobody foresaw, for the log: the caller only sees `internal`. */
export type OnFault = (error: unknown, requestId: string) => void;

/** The one exit of every error. */
export const answerProblem =
  (onFault: OnFault = () => {}): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const requestId = requestIdOf(response);
    const { document, headers } = problemOf(readable(error), requestId);
    if (document.status === 500) onFault(error, requestId);
    // Half an answer is out: only cutting the line tells the caller that it isn't whole.
    if (response.headersSent) response.destroy();
    else
      response
        .status(document.status)
        .set(headers)
        .type('application/problem+json')
        .send(JSON.stringify(document));
  };

const readable = (error: unknown): unknown =>
  error instanceof URIError
    ? badInput([{ place: 'path', reason: 'Is not properly percent-encoded.' }])
    : error;
