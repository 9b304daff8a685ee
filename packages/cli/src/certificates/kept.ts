import { createPublicKey, X509Certificate } from 'node:crypto';
import type { Held } from './plan.ts';
import { certificatesIn, pairIn } from './readable.ts';
import { authoritySetting, certificateSetting, namesOf, type ServerName, servers } from './servers.ts';
import { permittedBy } from './x509.ts';

/** All of it as PEM. */
export type Kept = Readonly<{
  /** Certificates of those that are trusted. */
  authorities: readonly string[];
  /** Private keys of those of them that sign: never in a container. */
  keys: readonly string[];
  /** A private key and its certificate. */
  certificates: Readonly<Partial<Record<ServerName, string>>>;
}>;

export const nothingKept: Kept = { authorities: [], keys: [], certificates: {} };

export const settingsOf = ({ authorities, certificates }: Kept): Readonly<Record<string, string>> => ({
  [authoritySetting]: authorities.join(''),
  ...Object.fromEntries(
    servers.flatMap((server) => {
      const certificate = certificates[server];
      return certificate === undefined ? [] : [[certificateSetting(server), certificate]];
    }),
  ),
});

type Settings = Readonly<Record<string, string | undefined>>;

/** Of settings that stand in this file. */
export const keptOf = (settings: Settings, keys: readonly string[], file: string): Kept => ({
  authorities: certificatesIn(settings[authoritySetting] ?? '', {
    place: `${file}, ${authoritySetting}`,
    mend: 'Put it back from a copy. Where there is none: `npx handoff certificates renew --another-authority`, and all containers at once.',
  }),
  keys,
  certificates: Object.fromEntries(
    servers.flatMap((server) => {
      const name = certificateSetting(server);
      const certificate = settings[name];
      return certificate ? [[server, pairIn(certificate, { place: `${file}, ${name}`, mend: takeOut })]] : [];
    }),
  ),
});

const takeOut =
  'Put it back from a copy, or take its lines out: `npx handoff certificates renew` makes what is lacking.';

/** What a certificate is known by. */
export const idOf = (pem: string): string => new X509Certificate(pem).fingerprint256;

export const keyOf = (authority: string, keys: readonly string[]): string | undefined => {
  const own = publicPart(new X509Certificate(authority).publicKey);
  return keys.find((key) => publicPart(createPublicKey(key)) === own);
};

const publicPart = (key: ReturnType<typeof createPublicKey>): string =>
  key.export({ type: 'spki', format: 'pem' }) as string;

/** What is to be decided on. */
export const heldOf = ({ authorities, keys, certificates }: Kept): Held => {
  const names = servers.flatMap(namesOf);
  const trusted = authorities.map((pem) => new X509Certificate(pem));
  return {
    authorities: authorities.map((pem, index) => {
      const authority = trusted[index] as X509Certificate;
      const permitted = permittedBy(authority);
      const covers = names.every((name) => permitted.includes(name));
      return {
        id: idOf(pem),
        since: authority.validFromDate,
        until: authority.validToDate,
        canSign: covers && keyOf(pem, keys) !== undefined,
      };
    }),
    certificates: servers.flatMap((server) => {
      const pem = certificates[server];
      if (pem === undefined) return [];
      const certificate = new X509Certificate(pem);
      return [
        { server, until: certificate.validToDate, isRight: isRight(certificate, namesOf(server), trusted) },
      ];
    }),
  };
};

const isRight = (
  certificate: X509Certificate,
  names: readonly string[],
  trusted: readonly X509Certificate[],
): boolean =>
  certificate.subjectAltName === names.map((name) => `DNS:${name}`).join(', ') &&
  trusted.some((each) => certificate.checkIssued(each) && certificate.verify(each.publicKey));
