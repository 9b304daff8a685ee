import type { Handler } from '@handoff/messaging';
import type { Context, EventMeta, Subscription } from './definition.ts';

type AnyHandler = (
  record: unknown,
  meta: EventMeta,
  context: Context,
) => Promise<undefined | { skipped: string }>;

/** What a service does with events, as messages bring them. */
export const eventHandlers = (on: Subscription['on'], context: Context): Record<string, Handler> =>
  Object.fromEntries(
    Object.entries(on as Record<string, AnyHandler>).map(([name, handle]): [string, Handler] => [
      name,
      ({ value, envelope }) => handle(value, { envelope }, context),
    ]),
  );
