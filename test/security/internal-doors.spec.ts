import { randomBytes } from 'node:crypto';
import { createApp, hashToken, type Listening, listen, type Route, serviceAuth } from '@handoff/http';
import {
  type CallerName,
  mayCall,
  type Operation,
  operations,
  type ServiceName,
  serviceNames,
} from '@handoff/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostedEligibility } from '../../services/eligibility/src/testing/hosted-eligibility.ts';
import { hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { hostedIntake } from '../../services/intake/src/testing/hosted-intake.ts';
import { hostedOutcomes } from '../../services/outcomes/src/testing/hosted-outcomes.ts';
import { hostedRouting } from '../../services/routing/src/testing/hosted-routing.ts';

type Door = Readonly<{ service: ServiceName; routes: readonly Route[]; port: number }>;

const callers: readonly CallerName[] = [...serviceNames, 'operator'];
const tokens = Object.fromEntries(callers.map((name) => [name, randomBytes(32).toString('base64url')]));

let doors: readonly Door[];
const listening: Listening[] = [];

/** The door of a service as its process opens it, with tokens of its own for every caller. */
const opened = async (service: ServiceName, routes: readonly Route[]): Promise<Door> => {
  const { authenticate } = serviceAuth({
    tokens: Object.fromEntries(callers.map((name) => [name, hashToken(tokens[name] ?? '')])),
    calls: {},
  });
  const door = await listen(createApp({ name: service, routes, authenticate }), { port: 0, graceMs: 100 });
  listening.push(door);
  return { service, routes, port: door.port };
};

beforeAll(async () => {
  const hosted: Readonly<Record<ServiceName, { routes: readonly Route[] }>> = {
    intake: hostedIntake(),
    eligibility: hostedEligibility(),
    routing: hostedRouting(),
    outcomes: hostedOutcomes(),
    gateway: await hostedGateway(),
  };
  doors = await Promise.all(serviceNames.map((service) => opened(service, hosted[service].routes)));
});
afterAll(() => Promise.all(listening.map(({ close }) => close())));

const ask = async ({ port }: Door, { method, path, body }: Route, token?: string): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${port}${path.replaceAll(/:\w+/g, 'x')}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': body.types[0] ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body: '' }),
  });
  await response.arrayBuffer();
  return response.status;
};

const operationOf = ({ path }: Route): Operation | undefined =>
  (Object.keys(operations) as Operation[]).find((each) => {
    const prefix = operations[each].path;
    return path === prefix || path.startsWith(`${prefix}/`);
  });
const each = (): readonly (readonly [Door, Route])[] =>
  doors.flatMap((door) => door.routes.map((route) => [door, route] as const));
const named = ({ service }: Door, { method, path }: Route): string => `${service}: ${method} ${path}`;

describe('the internal doors', () => {
  it('have no route outside the table of calls, and none that anybody may ask', () => {
    expect(each().length).toBeGreaterThan(40);
    for (const [door, route] of each()) {
      expect(operationOf(route), named(door, route)).toBeDefined();
      expect(typeof route.auth, named(door, route)).toBe('function');
    }
  });

  it('know nobody without a token, with a forged one, or with a name for one', async () => {
    const wrong: string[] = [];
    for (const [door, route] of each())
      for (const token of [
        undefined,
        'A'.repeat(43),
        'operator',
        'intake',
        hashToken(tokens['operator'] ?? ''),
      ])
        if ((await ask(door, route, token)) !== 401) wrong.push(`${named(door, route)} with ${token}`);
    expect(wrong).toEqual([]);
  }, 60_000);

  it('let in whom the table names, and nobody else: every route, every caller', async () => {
    const wrong: string[] = [];
    for (const [door, route] of each())
      for (const caller of callers) {
        const operation = operationOf(route);
        const may = operation !== undefined && mayCall(caller, door.service, operation);
        const status = await ask(door, route, tokens[caller]);
        if ((status !== 403) !== may) wrong.push(`${caller} at ${named(door, route)}: ${status}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);
});
