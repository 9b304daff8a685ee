import { lives } from './lives.ts';

export type HeldAuthority = Readonly<{
  id: string;
  since: Date;
  until: Date;
  /** Its private key is at hand, and it may sign for every server that there is. */
  canSign: boolean;
}>;
export type HeldCertificate = Readonly<{
  server: string;
  until: Date;
  /** One of the authorities that are trusted signed it, and it has exactly the names it should have. */
  isRight: boolean;
}>;
export type Held = Readonly<{
  authorities: readonly HeldAuthority[];
  certificates: readonly HeldCertificate[];
}>;

export type Plan = Readonly<{
  /** Another authority is made, and trusted from now on beside the others. */
  another: boolean;
  /** Who signs; nobody of those held where it is the one that is made. */
  signer: string | undefined;
  /** Whose certificates are made anew now. */
  renew: readonly string[];
  /** What is due too, and waits until everybody trusts who signs. */
  waits: readonly string[];
  waitsUntil: Date | undefined;
  /** No longer trusted: ended. */
  drop: readonly string[];
  /** Private keys that are needed no longer: a later authority signs. */
  forget: readonly string[];
  /** Somebody shows a certificate that whoever was not started again does not trust: all are started at once. */
  atOnce: boolean;
}>;

/** What there is to do today, so that nobody is ever shown a certificate that they do not trust yet. */
export const planOf = (held: Held, servers: readonly string[], now: Date): Plan => {
  const left = (until: Date): number => until.getTime() - now.getTime();
  const inForce = held.authorities
    .filter(({ until }) => left(until) > 0)
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());
  const able = inForce.filter(({ canSign }) => canSign);
  const leftOf = (server: string): number => {
    const certificate = held.certificates.find((each) => each.server === server);
    return certificate?.isRight ? left(certificate.until) : 0;
  };
  const due = servers.filter((server) => leftOf(server) < lives.due);

  // The oldest that can sign for a whole life: everybody has trusted it longest.
  const elder = able.find(({ until }) => left(until) >= lives.certificate);
  const newest = inForce.at(-1);
  const isEnding = newest === undefined || left(newest.until) < lives.certificate + lives.announced;
  const another = isEnding || (due.length > 0 && elder === undefined);
  const announcedFor = elder === undefined ? 0 : -left(elder.since);
  const isFirst = held.authorities.every(({ since }) => elder !== undefined && since >= elder.since);
  const isKnown = elder !== undefined && (isFirst || announcedFor >= lives.announced);

  const renew = due.filter((server) => isKnown || leftOf(server) < lives.announced);
  const waits = due.filter((server) => !renew.includes(server));
  return {
    another,
    signer: elder?.id,
    renew,
    waits,
    waitsUntil: waits.length === 0 ? undefined : new Date(now.getTime() + lives.announced - announcedFor),
    drop: held.authorities.filter(({ until }) => left(until) <= 0).map(({ id }) => id),
    forget: isKnown ? inForce.slice(0, inForce.indexOf(elder)).map(({ id }) => id) : [],
    atOnce: renew.length > 0 && !isKnown && held.authorities.length > 0,
  };
};
