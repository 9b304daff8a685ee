import type { Context } from '@handoff/host';

/** The instant whose knowledge a day names: its end, or now. */
export const asKnownOn = (day: string | undefined, context: Pick<Context, 'now' | 'today'>): string =>
  day === undefined || day === context.today() ? context.now() : `${day}T23:59:59.999Z`;
