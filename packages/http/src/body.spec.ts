import { describe, expect, it } from 'vitest';
import { serving } from '../test/serving.ts';
import { submit } from '../test/submit.ts';
import { avroBody, csvBody, route } from './index.ts';

describe('a body', () => {
  const upload = route({
    method: 'POST',
    path: '/upload',
    auth: 'known',
    body: csvBody({ limit: 100 }),
    handle: ({ body, bytes }) => ({ body, bytes: bytes.length }),
  });
  const avro = route({
    method: 'POST',
    path: '/avro',
    auth: 'known',
    body: avroBody,
    handle: ({ body }) => [...body],
  });
  const send = (type: string, body: RequestInit['body'], extra = {}) =>
    ({ method: 'POST', headers: { 'content-type': type, ...extra }, body }) as RequestInit;

  it('of CSV is text, of Avro is bytes as they came', async () => {
    const { call } = await serving([upload, avro]);
    expect((await call('/upload', send('text/csv; charset=utf-8', 'id,ñ'))).json).toEqual({
      body: 'id,ñ',
      bytes: 5,
    });
    const bytes = new Uint8Array([0, 0, 0, 0, 9, 255]);
    expect((await call('/avro', send('application/vnd.confluent.avro', bytes))).json).toEqual([...bytes]);
  });

  it('of another media type is refused with 415, and so is a compressed one', async () => {
    const { call } = await serving([upload, submit]);
    expect(await call('/upload', send('application/json', '{}'))).toMatchObject({
      status: 415,
      json: {
        code: 'unsupported-media-type',
        place: 'header.content-type',
        mend: expect.stringContaining('text/csv') as string,
      },
    });
    expect((await call('/upload', send('text/csv', 'x', { 'content-encoding': 'gzip' }))).status).toBe(415);
    expect((await call('/intakes/i', send('text/plain', '{}'))).status).toBe(415);
  });

  it('above the limit is refused with 413: 256 KB for JSON, its own for others', async () => {
    const { call, post } = await serving([upload, submit]);
    expect(await post('/intakes/i', { language: 'x'.repeat(256 * 1024), needs: [] })).toMatchObject({
      status: 413,
      json: { code: 'payload-too-large', place: 'body' },
    });
    expect((await call('/upload', send('text/csv', 'x'.repeat(101)))).status).toBe(413);
  });

  it('that is missing, no JSON or no UTF-8 is refused with 400', async () => {
    const { call } = await serving([submit, upload]);
    expect(await call('/intakes/i', { method: 'POST' })).toMatchObject({
      status: 400,
      json: { code: 'bad-input', place: 'body', reason: 'Is missing.' },
    });
    expect((await call('/intakes/i', send('application/json', '{"a":1,}'))).json).toMatchObject({
      code: 'bad-body',
    });
    expect((await call('/upload', send('text/csv', new Uint8Array([0xff, 0xfe])))).json).toMatchObject({
      code: 'bad-body',
    });
  });

  it('is not read before the caller is known', async () => {
    const { call } = await serving([upload]);
    const headers = { authorization: 'Bearer nobody' };
    expect((await call('/upload', send('application/json', 'x'.repeat(101), headers))).status).toBe(401);
  });
});
