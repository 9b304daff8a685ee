import type { Caller, Route } from '@handoff/http';
import type { Context } from '../definition.ts';

type Parts = Pick<Context, 'audit' | 'ids'>;

/** Ids that we gave out, and names of agencies; an operator's own words for somebody are not written down. */
const plain = /^(?:[a-z]+-)*[a-z0-9-]{1,80}$/;

const subjectOf = (params: unknown): string => {
  const { id, stream, slug } = params as Readonly<{ id?: string; stream?: string; slug?: string }>;
  const named = id ?? stream ?? slug ?? '';
  return plain.test(named) ? named : '';
};

/**
 * What the operator changes, and whatever of one stream or agency it looks at, is noted before it happens. Counts, metrics and the
 * trail itself are about nobody.
 */
const noted = ({ method }: Route, subject: string): 'did' | 'looked' | undefined =>
  method !== 'GET' ? 'did' : subject === '' ? undefined : 'looked';

const isOperator = ({ kind, name }: Caller): boolean => kind === 'service' && name === 'operator';

export const notingOperator =
  ({ audit, ids }: Parts) =>
  (route: Route): Route => ({
    ...route,
    handle: async (input) => {
      const of = subjectOf(input.params);
      const act = isOperator(input.caller) ? noted(route, of) : undefined;
      if (act)
        await audit({
          id: ids.fresh('act'),
          by: 'exchange',
          act,
          what: `${route.method} ${route.path}`,
          of,
          because: 'operator',
          who: 'operator',
        });
      return route.handle(input);
    },
  });
