import { Refusal, refuse } from '@handoff/decider';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { answerProblem } from './answer-problem.ts';
import { serving } from '../test/serving.ts';
import { answer, notFound, RefusedByPeer, route, Unavailable } from './index.ts';

const failing = (error: unknown) =>
  route({
    method: 'GET',
    path: '/failing',
    auth: 'public',
    handle: () => {
      throw error;
    },
  });

describe('an error', () => {
  const told = { reason: 'The seat is taken.', mend: 'Offer another.', place: 'body.cohort' };

  it.each([
    ['a refusal', new Refusal('seat-taken', told), 409, 'seat-taken'],
    [
      'a causation used before for another body',
      new Refusal('causation-reused', told),
      422,
      'causation-reused',
    ],
    ['something that is not there', notFound('path.id'), 404, 'not-found'],
    ['an outage', new Unavailable('routing', 'It cannot be reached.'), 503, 'unavailable'],
    [
      'an outage by another name',
      Object.assign(new Error('x'), { transient: true, code: 'mongo-away' }),
      503,
      'unavailable',
    ],
    ["a peer's refusal", new RefusedByPeer({ status: 409, code: 'seat-taken', ...told }), 409, 'seat-taken'],
    [
      'a peer that does not know us',
      new RefusedByPeer({ status: 401, code: 'unauthenticated', ...told }),
      500,
      'internal',
    ],
    ['a bug', new TypeError('Ana Canaria is undefined'), 500, 'internal'],
    ['something that is no error', 'Ana Canaria', 500, 'internal'],
  ])('%s becomes a problem document', async (_, error, status, code) => {
    const { call } = await serving([failing(error)]);
    const { headers, text, json, status: answered } = await call('/failing');
    expect(answered).toBe(status);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(json).toMatchObject({
      type: `urn:handoff:problem:${code}`,
      status,
      code,
      title: expect.any(String) as string,
      reason: expect.any(String) as string,
      mend: expect.any(String) as string,
      instance: `urn:handoff:request:${headers.get('x-request-id')}`,
    });
    expect(text).not.toMatch(/Canaria|\.ts:| {4}at /);
  });

  it('says when to come back after an outage', async () => {
    const { call } = await serving([failing(new Unavailable('routing', 'It cannot be reached.'))]);
    expect((await call('/failing')).headers.get('retry-after')).toBe('2');
  });

  it('nobody foresaw goes to the log, and a refusal does not', async () => {
    const bug = new TypeError('x');
    const { call, faults } = await serving([failing(bug)]);
    await call('/failing');
    expect(faults).toEqual([bug]);
    const calm = await serving([
      route({
        method: 'GET',
        path: '/r',
        auth: 'public',
        handle: () => refuse('no', { reason: 'r', mend: 'm' }),
      }),
    ]);
    await calm.call('/r');
    expect(calm.faults).toEqual([]);
  });

  it('in the middle of a stream cuts the line', async () => {
    const broken = async function* () {
      yield 'half';
      throw new Error('x');
    };
    const { call } = await serving([
      route({
        method: 'GET',
        path: '/s',
        auth: 'public',
        handle: () => answer(200, Readable.from(broken()), { type: 'text/csv' }),
      }),
    ]);
    await expect(call('/s')).rejects.toThrow('terminated');
  });

  it('after half an answer cuts the line and writes nothing more', () => {
    const response = { headersSent: true, locals: { requestId: 'r' }, destroy: vi.fn<() => void>() };
    answerProblem()(new Error('x'), {} as Request, response as unknown as Response, () => {});
    expect(response.destroy).toHaveBeenCalledOnce();
  });
});
