/** One place of the input that is wrong, and how: `body.needs[0]`, `query.after`, `path.id`. */
export type InputFault = Readonly<{ place: string; reason: string }>;

type Detail = Readonly<{ place?: string; reason: string; mend: string; faults?: readonly InputFault[] }>;

/** What this package itself refuses. Texts are static: no value of the request comes back in them. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly code: string;
  readonly place: string | undefined;
  readonly reason: string;
  readonly mend: string;
  readonly faults: readonly InputFault[] | undefined;
  /** Headers the status asks for, such as Allow. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    { place, reason, mend, faults }: Detail,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
    this.faults = faults;
    this.headers = headers;
  }
}

export const badInput = (faults: readonly [InputFault, ...InputFault[]]): HttpFault =>
  new HttpFault('bad-input', {
    ...faults[0],
    mend: 'Correct each place listed in faults and send it again.',
    faults,
  });

export const badBody = (reason: string, mend: string): HttpFault =>
  new HttpFault('bad-body', { place: 'body', reason, mend });

export const notFound = (place: string): HttpFault =>
  new HttpFault('not-found', {
    place,
    reason: 'There is nothing here that you may see.',
    mend: 'Check the id; ids of other parties are answered the same way.',
  });

export const unauthenticated = (): HttpFault =>
  new HttpFault(
    'unauthenticated',
    {
      place: 'header.authorization',
      reason: 'There is no credential, or none that is known here.',
      mend: 'Send Authorization: Bearer <token> with a current token.',
    },
    { 'www-authenticate': 'Bearer' },
  );

export const notAllowed = (): HttpFault =>
  new HttpFault('not-allowed', {
    place: 'header.authorization',
    reason: 'This credential may not do this.',
    mend: 'Use the credential meant for it, or ask the operator to allow it.',
  });

export const unknownRoute = (): HttpFault =>
  new HttpFault('unknown-route', {
    place: 'path',
    reason: 'Nothing answers at this path.',
    mend: 'Check spelling, case and a trailing slash against the API description.',
  });

export const wrongMethod = (allowed: readonly string[]): HttpFault =>
  new HttpFault(
    'wrong-method',
    { place: 'method', reason: 'This path does not take this method.', mend: `Use ${allowed.join(' or ')}.` },
    { allow: allowed.join(', ') },
  );

export const wrongMediaType = (accepted: readonly string[]): HttpFault =>
  new HttpFault('unsupported-media-type', {
    place: 'header.content-type',
    reason: 'The body is not of a type, charset or encoding this path takes.',
    mend: `Send ${accepted.join(' or ')}, in UTF-8 where it is text, uncompressed.`,
  });

export const tooManyRequests = (seconds: number): HttpFault =>
  new HttpFault(
    'too-many-requests',
    {
      place: 'header.authorization',
      reason: 'More was asked with this credential in a short time than is meant to be.',
      mend: 'Wait as long as Retry-After says; ask less often, or for more at once.',
    },
    { 'retry-after': String(seconds) },
  );

export const tooManyFromThere = (seconds: number): HttpFault =>
  new HttpFault(
    'too-many-requests',
    {
      place: 'path',
      reason: 'More was asked from this address without a credential, in a short time, than is meant to be.',
      mend: 'Wait as long as Retry-After says. Software shows its own token, and is counted by that; it asks for one each time the former is over, not each time it asks for something.',
    },
    { 'retry-after': String(seconds) },
  );

export const tooLarge = (limit: number): HttpFault =>
  new HttpFault('payload-too-large', {
    place: 'body',
    reason: `The body is larger than ${limit} bytes.`,
    mend: 'Send it in smaller parts.',
  });
