/** A request of the partner's system, as it came through the kit's door. */
export type Seen = Readonly<{
  /** Milliseconds since the kit began. */
  at: number;
  method: string;
  path: string;
  query: URLSearchParams;
  /** Its Idempotency-Key. */
  key: string | undefined;
  body: string;
  status: number;
  answer: string;
  /** The kit withheld the answer on purpose. */
  lost: boolean;
}>;

/** A word about a referral: a response, a fact, or an upload that is not only a preview. */
export const isWord = ({ method, path, query }: Pick<Seen, 'method' | 'path' | 'query'>): boolean =>
  method === 'POST' &&
  query.get('preview') !== 'true' &&
  /^\/v1\/(csv|referrals\/[^/]+\/(responses|facts))$/.test(path);

export const referralIn = ({ path }: Pick<Seen, 'path'>): string | undefined =>
  /^\/v1\/referrals\/([^/]+)\//.exec(path)?.[1];

/** Which word it is: `accepted`, `enrolled`. */
export const wordIn = ({ body }: Pick<Seen, 'body'>): string => {
  const said = JSON.parse(body) as { status?: string; kind?: string };
  return said.status ?? said.kind ?? '';
};

/**
 * The same word about the same referral, said later. Of uploads the next one counts: an office that lost an answer has
 * nothing else to say first.
 */
export const repeatOf = (seen: readonly Seen[], lost: Seen): Seen | undefined =>
  seen.find(
    (later) =>
      later.at > lost.at &&
      isWord(later) &&
      later.path === lost.path &&
      (lost.path === '/v1/csv' || wordIn(later) === wordIn(lost)),
  );
