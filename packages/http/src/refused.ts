import type { Caller, Credentials } from './caller.ts';
import { problemOf } from './problem.ts';
import type { Route } from './route.ts';

/** A request that was understood and not granted. What it asked for is no part of it: the route's template, never the path. */
export type Refused = Readonly<{
  method: string;
  route: string;
  /** `anyone` where no credential was known. */
  caller: Caller;
  /** The code of the answer; of a 401 whether a credential was shown at all, which the answer tells nobody. */
  because: string;
}>;
export type OnRefused = (refused: Refused) => Promise<void>;

/** Tells of each refusal (a 4xx) before it is answered. An outage decides nothing and is none. */
export const tellingRefusals =
  (onRefused: OnRefused, { method, path: route }: Pick<Route, 'method' | 'path'>, { header }: Credentials) =>
  async <Result>(caller: Caller, attempt: () => Promise<Result>): Promise<Result> => {
    try {
      return await attempt();
    } catch (error) {
      const { status, code } = problemOf(error, '').document;
      const showed = header('authorization') !== undefined || header('cookie') !== undefined;
      const because = code !== 'unauthenticated' ? code : showed ? 'credential-unknown' : 'no-credential';
      if (status >= 400 && status < 500) await onRefused({ method, route, caller, because });
      throw error;
    }
  };
