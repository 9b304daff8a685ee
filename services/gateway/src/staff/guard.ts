import { randomUUID } from 'node:crypto';
import type { Caller, Route } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { noteAct } from './note-act.ts';
import { type Act, mayAct } from './roles.ts';
import { routeActs } from './route-acts.ts';

type Parts = Pick<Gateway, 'audit'>;

const actOf = ({ method, path }: Pick<Route, 'method' | 'path'>): Act | undefined =>
  routeActs[`${method} ${path}`];

/** What is about nobody leaves no trace in the trail. */
const unnoted: ReadonlySet<Act> = new Set<Act>(['catalogue', 'self']);

/**
 * What the gateway keeps beside its streams. Whatever else an agency's software asks becomes an event, a release or a refusal, and
 * whoever owns that writes it down.
 */
const keptHere: Readonly<Record<string, 'did' | 'looked'>> = {
  'GET /v1/sign-ins': 'looked',
  'POST /v1/sign-ins': 'did',
  'DELETE /v1/sign-ins/:localRef': 'did',
  'POST /v1/receipts': 'did',
  'PUT /v1/webhooks/:name': 'did',
  'DELETE /v1/webhooks/:name': 'did',
  'POST /v1/webhooks/:name/replay': 'did',
  'POST /v1/webhooks/:name/secret': 'did',
  'POST /v1/webhooks/:name/test': 'did',
  'POST /v1/webhooks/:name/deliveries/:id/replay': 'did',
};

/**
 * Every route that is not open to all, as the table of roles has it. What a person does or is refused is noted before it
 * happens, by who it was; an agency's software answers for itself as the agency.
 */
export const guard = (gateway: Parts, route: Route): Route => {
  if (route.auth === 'public') return route;
  const act = actOf(route);
  const inner = route.auth;
  const note = (caller: Caller, decision: 'allowed' | 'refused', because: string, subject: string | null) =>
    noteAct(gateway, {
      slug: caller.name,
      who: caller.member ?? 'nobody',
      roles: caller.roles ?? [],
      what: `${route.method} ${route.path}`,
      subject,
      decision,
      because,
    });
  const bySoftware = async (slug: string): Promise<void> => {
    const what = `${route.method} ${route.path}`;
    const kept = keptHere[what];
    if (!kept) return;
    await gateway.audit({
      id: `act-${randomUUID()}`,
      by: slug,
      act: kept,
      what,
      of: slug,
      because: 'software',
    });
  };
  return {
    ...route,
    auth: async (caller) => {
      const may = mayAct(caller, act) && (inner === 'known' || (await inner(caller)));
      if (!may && caller.kind === 'staff') await note(caller, 'refused', 'role', null);
      return may;
    },
    handle: async (input) => {
      const { caller, params } = input;
      if (caller.kind === 'staff' && act !== undefined && !unnoted.has(act))
        await note(caller, 'allowed', act, subjectOf(params));
      if (caller.kind === 'partner') await bySoftware(caller.name);
      return route.handle(input);
    },
  };
};

/** Ids that we gave out, and codes of staff. An agency's own number for a person is not written down once more. */
const plain = /^(?:[0-9a-f-]{36}|[A-Z0-9]{3}-[A-Z0-9]{3}|(?:staff|intake|glass)-[0-9a-f-]{36})$/;

const subjectOf = (params: unknown): string | null => {
  const { id, code } = params as Readonly<{ id?: string; code?: string }>;
  if (code !== undefined) return code;
  return id !== undefined && plain.test(id) ? id : null;
};
