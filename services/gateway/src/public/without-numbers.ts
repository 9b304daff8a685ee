import type { Route } from '@handoff/http';
import { checkNumbers, checkPublished } from '../translate/check-numbers.ts';

/** Many requests in one: each row is looked at, refused and answered by itself. */
const rowByRow: ReadonlySet<string> = new Set(['/v1/groups', '/v1/responses']);

type Check = (told: unknown, place: string) => void;

/** A door that looks at all that comes in by it before anything of it is kept, noted, passed on or done. */
const lookingFirst = (route: Route, check: Check): Route => ({
  ...route,
  handle: async (input) => {
    check(input.params, 'path');
    check(input.query, 'query');
    // A file is looked through line by line, a frame where it is decoded.
    if (route.body?.types.some(hasFields) && !rowByRow.has(route.path)) check(input.body, 'body');
    return route.handle(input);
  },
});

const hasFields = (type: string): boolean => type.endsWith('json') || type.endsWith('form-urlencoded');

/** What agencies, their people and whoever is not known yet send: no number that nobody wants here. */
export const withoutNumbers = (route: Route): Route => lookingFirst(route, checkNumbers);

/** What the operator says of agencies for everybody to read. */
export const publishedWithoutNumbers = (route: Route): Route => lookingFirst(route, checkPublished);
