import { heldOf, idOf, type Kept, keyOf } from './kept.ts';
import { lives } from './lives.ts';
import { type Plan, planOf } from './plan.ts';
import { namesOf, servers } from './servers.ts';
import { issue, newAuthority, type Signer } from './x509.ts';

/** What is kept after what there was to do today, and what that was. */
export const renewed = (kept: Kept, now: Date): Readonly<{ kept: Kept; plan: Plan }> => {
  const plan = planOf(heldOf(kept), servers, now);
  const another = plan.another ? newAuthority([...new Set(servers.flatMap(namesOf))], life(now)) : undefined;
  const signer = plan.renew.length > 0 ? signerOf(kept, plan, another) : undefined;
  const made = servers
    .filter((server) => signer !== undefined && plan.renew.includes(server))
    .map((server) => [server, pairOf(signer as Signer, server, now)] as const);
  const authorities = [
    ...kept.authorities.filter((pem) => !plan.drop.includes(idOf(pem))),
    ...(another ? [another.certificate] : []),
  ];
  const signing = authorities.filter((pem) => !plan.forget.includes(idOf(pem)));
  const keys = [...kept.keys, ...(another ? [another.key] : [])];
  return {
    plan,
    kept: {
      authorities,
      keys: signing.flatMap((pem) => keyOf(pem, keys) ?? []),
      certificates: { ...kept.certificates, ...Object.fromEntries(made) },
    },
  };
};

const life = (now: Date) => ({
  from: new Date(now.getTime() - lives.earlier),
  until: new Date(now.getTime() + lives.authority),
});

const signerOf = (kept: Kept, { signer }: Plan, another: Signer | undefined): Signer | undefined => {
  const certificate = kept.authorities.find((pem) => idOf(pem) === signer);
  const key = certificate === undefined ? undefined : keyOf(certificate, kept.keys);
  return certificate === undefined || key === undefined ? another : { certificate, key };
};

/** As servers read it: the private key, then its certificate. */
const pairOf = (by: Signer, server: (typeof servers)[number], now: Date): string => {
  const { key, certificate } = issue(by, namesOf(server), {
    from: new Date(now.getTime() - lives.earlier),
    until: new Date(now.getTime() + lives.certificate),
  });
  return `${key}${certificate}`;
};
