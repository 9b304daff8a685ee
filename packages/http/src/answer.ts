import { Readable } from 'node:stream';

type Options = Readonly<{ type?: string; headers?: Readonly<Record<string, string>> }>;

/** What a handler returns when a plain value (200, or 204 for none) doesn't say enough. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, { type, headers = {} }: Options = {}) {
    this.status = status;
    this.body = body;
    this.type = type;
    this.headers = headers;
  }
}

/** Text, bytes or a stream need a `type`; everything else is JSON. */
export const answer = (status: number, body?: unknown, options?: Options): Answer =>
  new Answer(status, body, options);

export const answerOf = (returned: unknown): Answer => {
  if (returned instanceof Answer) return returned;
  return returned === undefined ? new Answer(204, undefined) : new Answer(200, returned);
};

export const isRaw = (body: unknown): body is string | Uint8Array | Readable =>
  typeof body === 'string' || body instanceof Uint8Array || body instanceof Readable;
