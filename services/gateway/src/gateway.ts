import type { Context, EventHandlers, EventMeta, Records } from '@handoff/host';
import type { Register } from './register/register.ts';

/** What the gateway's own code may use: the host's context, and what the gateway keeps beside its streams. */
export type Gateway = Omit<Context, 'db' | 'atRest'> & Readonly<{ register: Register }>;

export type OpenGateway = (context: Context) => Gateway;

export const openGateway =
  (register: (context: Context) => Register): OpenGateway =>
  (context) => ({ ...context, register: register(context) });

type Skipped = undefined | void | { skipped: string };

/** As the host's handlers of events, with the register in hand. */
export type Listeners = {
  readonly [Name in keyof Records]?: (
    record: Records[Name],
    meta: EventMeta,
    gateway: Gateway,
  ) => Promise<Skipped>;
};

export type AnyListener = (record: unknown, meta: EventMeta, gateway: Gateway) => Promise<Skipped>;

export const listening = (open: OpenGateway, listeners: Listeners): EventHandlers =>
  Object.fromEntries(
    Object.entries(listeners as Record<string, AnyListener>).map(([name, listen]) => [
      name,
      (record: unknown, meta: EventMeta, context: Context) => listen(record, meta, open(context)),
    ]),
  );
