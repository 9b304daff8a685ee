import type { JWK } from 'jose';

/** A private key (EC P-256) that access tokens are signed with. */
export type SigningKey = Readonly<{ kid: string; madeAt: string; jwk: JWK }>;

/** Shared by all processes of the gateway: what one signs, each can check. */
export type SigningKeys = Readonly<{
  /** The newest first. */
  all: () => Promise<readonly SigningKey[]>;
  /** False: there is one of that name; the first stays. */
  add: (key: SigningKey) => Promise<boolean>;
}>;
