import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Queue = {
  throttledUntil: number;
  push: (request: unknown) => void;
  fulfillRequest: (response: { correlationId: number; payload: null; size: number }) => void;
};
type QueueClass = new (options: object) => Queue;

// Inside the package on purpose: this is what patches/kafkajs+2.2.4.patch mends (tulios/kafkajs#1751, #1704).
const require = createRequire(import.meta.url);
const RequestQueue = require('kafkajs/src/network/requestQueue/index.js') as QueueClass;

const openQueue = () =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout: 1000,
    enforceRequestTimeout: false,
    logger: { debug: () => {}, warn: () => {} },
  });

const request = (correlationId: number, sent: number[]) => ({
  entry: { correlationId, resolve: () => {}, reject: () => {} },
  expectResponse: true,
  sendRequest: () => sent.push(correlationId),
});

describe("kafkajs's request queue, patched", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sets no timer while nothing is pending', () => {
    const queue = openQueue();
    queue.push(request(1, []));
    queue.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('never asks for a negative timeout', () => {
    const timeouts = vi.spyOn(globalThis, 'setTimeout');
    const queue = openQueue();
    for (const id of [1, 2]) queue.push(request(id, []));
    queue.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
    queue.fulfillRequest({ correlationId: 2, payload: null, size: 0 });
    vi.advanceTimersByTime(100);
    expect(timeouts.mock.calls.map(([, ms]) => ms)).toEqual([10]);
  });

  it('still sends what waits for a throttled broker, when the throttle ends', () => {
    const sent: number[] = [];
    const queue = openQueue();
    queue.throttledUntil = Date.now() + 500;
    queue.push(request(1, sent));
    vi.advanceTimersByTime(499);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([1]);
  });
});
