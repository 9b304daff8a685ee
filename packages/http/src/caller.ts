/** Who is asking, as the credential says; never as a payload or header claims. */
export type Caller = Readonly<{
  kind: string;
  name: string;
  scopes?: readonly string[];
  /** Of a person who acts for `name`: who it is, and in which roles. */
  member?: string;
  roles?: readonly string[];
}>;

export const anyone: Caller = { kind: 'anyone', name: 'anyone' };

/** What a credential may be read from. */
export type Credentials = Readonly<{
  method: string;
  path: string;
  header: (name: string) => string | undefined;
}>;

/** Undefined means: no credential, or none we know. Opaque tokens today; a JWT verifier fits the same place. */
export type Authenticate = (credentials: Credentials) => Caller | undefined | Promise<Caller | undefined>;

/** Said by each route, so that none is open by omission. */
export type Auth = 'public' | 'known' | ((caller: Caller) => boolean | Promise<boolean>);

/** The token of an `Authorization: Bearer …` header. */
export const bearerToken = ({ header }: Pick<Credentials, 'header'>): string | undefined =>
  /^Bearer ([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(header('authorization') ?? '')?.[1];
