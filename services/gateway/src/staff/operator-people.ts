import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import { isHere, type Member } from './member.ts';
import { mayAct, operatorSlug } from './roles.ts';

type Parts = Pick<Gateway, 'register'>;

/** An agency's people come in while the agency has credentials; a pause ends both. The operator's own people have none to lose. */
export const mayComeIn = async ({ register }: Parts, slug: string): Promise<boolean> =>
  slug === operatorSlug || register.credentials.has(slug);

/** Who is here that may let somebody in, or go: of an agency its supervisors, of the operator its officers. */
export const whoLetsIn = async ({ register }: Parts, slug: string) =>
  (await register.staff.of(slug)).filter(
    (member) => isHere(member) && mayAct({ kind: 'staff', name: slug, roles: member.roles }, 'staff'),
  );

/** Whoever lets somebody in holds their way in: a member, who let them in, who let those in, and so on, each once. */
const lineOf = async (
  gateway: Parts,
  { id, letInBy }: Member,
  later: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> => {
  const line = new Set([...later, id]);
  const before = letInBy === undefined ? undefined : await gateway.register.staff.find(letInBy);
  return before && !line.has(before.id) ? lineOf(gateway, before, line) : line;
};

/** Two people who did not let each other in, nor were let in by one. */
export const mustBeTwoPeople = async (gateway: Parts, asked: string, confirms: string): Promise<void> => {
  const both = await Promise.all([asked, confirms].map((id) => gateway.register.staff.find(id)));
  const [one, other] = await Promise.all(both.map(async (member) => member && lineOf(gateway, member)));
  if (one && other && one.isDisjointFrom(other)) return;
  throw new Refusal('two-persons-needed', {
    place: 'caller',
    reason: 'one of the two who asked and confirm let the other in, or both came in by the same person',
    mend: 'Have somebody confirm whom the other did not let in.',
  });
};

/**
 * The operator's token lets in until two officers are here who did not let each other in. From then on they watch over each
 * other, and a file on a disk makes no third and takes the place of none.
 */
export const mustBeForOfficers = async (gateway: Parts, slug: string): Promise<void> => {
  if (slug !== operatorSlug) return;
  const officers = await whoLetsIn(gateway, slug);
  const lines = await Promise.all(officers.map((officer) => lineOf(gateway, officer)));
  if (!lines.some((one) => lines.some((other) => one.isDisjointFrom(other)))) return;
  throw new Refusal('officers-decide', {
    place: 'path.slug',
    reason: 'two officers of the operator are here: they let people in and go, and the token does not',
    mend: 'Sign in as an officer: PUT /v1/staff/{code}.',
  });
};
