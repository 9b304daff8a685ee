import { Refusal } from '@handoff/decider';
import { HttpFault, type InputFault } from './fault.ts';
import { RefusedByPeer } from './peer-fault.ts';

/** RFC 9457, with the four things every refusal says: code, place, reason, mend. */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  code: string;
  place?: string;
  reason: string;
  mend: string;
  instance: string;
  faults?: readonly InputFault[];
};
export type Problem = Readonly<{ document: ProblemDocument; headers: Readonly<Record<string, string>> }>;

/** The only code → status table. A refusal whose code isn't here is a 409: it conflicts with how things stand. */
const statuses: Readonly<Record<string, number>> = {
  'bad-input': 400,
  'bad-body': 400,
  'does-not-fit-schema': 400,
  'missing-date': 400,
  'missing-field': 400,
  'missing-header': 400,
  'missing-idempotency-key': 400,
  'unknown-fact-kind': 400,
  'unknown-fact': 400,
  'fact-of-wrong-type': 400,
  'fact-decided-by-provider': 400,
  'impossible-date': 400,
  'unknown-program': 400,
  'unknown-place': 400,
  'unknown-cursor': 400,
  'wrong-header': 400,
  'wrong-magic-byte': 400,
  'unknown-schema-id': 400,
  truncated: 400,
  'not-our-record': 400,
  'not-expected-here': 400,
  'does-not-decode': 400,
  'seal-broken': 400,
  'sealed-to-another-key': 400,
  'unusable-key': 400,
  'bad-webhook-url': 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'from-another-site': 403,
  'consent-not-live': 403,
  'not-found': 404,
  'unknown-route': 404,
  'key-unknown': 404,
  'unknown-partner': 404,
  'unknown-referral': 404,
  'wrong-method': 405,
  'key-destroyed': 410,
  'stale-version': 412,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'causation-reused': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
  'not-ready': 503,
  'store-put-back': 503,
  'replay-refused': 409,
};

const retryAfterSeconds = '2';

type Told = Readonly<{ code: string; reason: string; mend: string; place?: string | undefined }>;

const internal: Told = {
  code: 'internal',
  reason: 'Something went wrong on our side; nothing about it is your doing.',
  mend: 'Try again later; if it stays, tell the operator the instance.',
};
const away: Told = {
  code: 'unavailable',
  reason: 'Something this answer depends on is away for the moment.',
  mend: 'Try again after the time in Retry-After, with the same Idempotency-Key where there is one.',
};

/** Any error as a problem document. Only errors that carry static texts are shown; all others are `internal`. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  if (isTransient(error))
    return problem({ ...away, ...placeOf(error) }, 503, requestId, { 'retry-after': retryAfterSeconds });
  const status = statusOf(error);
  if (status === undefined) return problem(internal, 500, requestId);
  return problem(error as Told, status, requestId, error instanceof HttpFault ? error.headers : {});
};

const statusOf = (error: unknown): number | undefined => {
  if (!isTold(error)) return undefined;
  if (error instanceof RefusedByPeer) return relayedStatus(error);
  const listed = Object.hasOwn(statuses, error.code) ? statuses[error.code] : undefined;
  return listed ?? (error instanceof Refusal ? 409 : undefined);
};

// A peer that doesn't know us, or our route, is our fault and not the fault of whoever asked us.
const relayedStatus = ({ status, code }: RefusedByPeer): number | undefined =>
  [401, 403, 405, 415].includes(status) || code === 'unknown-route' ? undefined : status;

const isTransient = (error: unknown): error is Error & { place?: unknown } =>
  error instanceof Error && 'transient' in error && error.transient === true;

const placeOf = ({ place }: { place?: unknown }) => (typeof place === 'string' ? { place } : {});

const isTold = (error: unknown): error is Error & Told =>
  error instanceof Error &&
  ['code', 'reason', 'mend'].every((field) => typeof Reflect.get(error, field) === 'string');

const problem = (
  told: Told,
  status: number,
  requestId: string,
  headers: Problem['headers'] = {},
): Problem => ({
  document: {
    type: `urn:handoff:problem:${told.code}`,
    title: titleOf(told.code),
    status,
    code: told.code,
    ...(told.place === undefined ? {} : { place: told.place }),
    reason: told.reason,
    mend: told.mend,
    instance: `urn:handoff:request:${requestId}`,
    ...(told instanceof HttpFault && told.faults ? { faults: told.faults } : {}),
  },
  headers,
});

const titleOf = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
