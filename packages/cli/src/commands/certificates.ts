import { existsSync, readFileSync } from 'node:fs';
import { settingsIn, withSettings } from '../certificates/env-file.ts';
import { authorityFolder, isKeptIn, keepIn, keptIn, keysIn } from '../certificates/folder.ts';
import { heldOf, type Kept, keptOf, nothingKept, settingsOf } from '../certificates/kept.ts';
import { type Plan, planOf } from '../certificates/plan.ts';
import { renewed } from '../certificates/renew.ts';
import { replaceFile } from '../certificates/replace-file.ts';
import { authoritySetting, namesOf, servers } from '../certificates/servers.ts';
import { CliFault } from '../fault.ts';

type Options = Readonly<{
  data: string;
  json: boolean;
  say: (line: string) => void;
  /** The file that the containers read. */
  env: string;
  now?: Date;
}>;

/** Which there are, how long they last, and what is due. Ends with 1 where something is. */
export const certificates = ({ data, json, say, env, now = new Date() }: Options): number => {
  const { kept, place } = found(data, env);
  if (kept.authorities.length === 0) throw none(place);
  const plan = planOf(heldOf(kept), servers, now);
  const told = toldOf(kept, plan);
  if (json) say(JSON.stringify(told, null, 2));
  else for (const line of inWords(told)) say(line);
  return isDue(plan) ? 1 : 0;
};

/**
 * Makes what is due, and what is lacking, and writes it where it stood. `--another-authority` is for a key that somebody
 * else has seen: nothing of before is trusted any longer.
 */
export const certificatesRenew = (
  { data, json, say, env, now = new Date() }: Options,
  { anotherAuthority }: Readonly<{ anotherAuthority: boolean }>,
): number => {
  const folder = authorityFolder(data);
  // What is thrown away is not read: that it can't be may be why.
  const { kept, plan } = renewed(anotherAuthority ? nothingKept : found(data, env).kept, now);
  const atOnce = plan.atOnce || (anotherAuthority && (hasAuthority(env) || isKeptIn(folder)));
  if (isChanged(plan)) {
    const file = textOf(env);
    const written = file === undefined ? undefined : withSettings(file, settingsOf(kept), env);
    keepIn(folder, kept);
    if (written !== undefined) replaceFile(env, written);
  }
  const told = { ...toldOf(kept, plan), atOnce };
  if (json) say(JSON.stringify(told, null, 2));
  else for (const line of doneInWords(plan, { atOnce, anotherAuthority })) say(line);
  return 0;
};

/** What the containers have, or else what was made for them. */
const found = (data: string, env: string): Readonly<{ kept: Kept; place: string }> => {
  const folder = authorityFolder(data);
  return hasAuthority(env)
    ? { kept: keptOf(settingsIn(textOf(env) ?? ''), keysIn(folder), env), place: env }
    : { kept: keptIn(folder), place: folder };
};

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;
const hasAuthority = (env: string): boolean => Boolean(settingsIn(textOf(env) ?? '')[authoritySetting]);

const isDue = ({ another, renew, waits }: Plan): boolean => another || renew.length + waits.length > 0;
const isChanged = (plan: Plan): boolean =>
  plan.another || plan.renew.length + plan.drop.length + plan.forget.length > 0;

const toldOf = (kept: Kept, { another, renew, waits, waitsUntil }: Plan) => {
  const { authorities, certificates: held } = heldOf(kept);
  return {
    authorities: authorities.map(({ since, until, canSign }) => ({ since, until, canSign })),
    certificates: held.map(({ server, until }) => ({
      server,
      names: servers.filter((each) => each === server).flatMap(namesOf),
      until,
    })),
    another,
    renew,
    waits,
    ...(waitsUntil === undefined ? {} : { waitsUntil }),
  };
};

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const inWords = ({ authorities, certificates: held, another, renew, waits }: ReturnType<typeof toldOf>) => [
  ...authorities.map(
    ({ until, canSign }) =>
      `until ${dayOf(until)}  the authority${canSign ? '' : ': its key is not here, or not for these servers'}`,
  ),
  ...held.map(({ server, names, until }) => `until ${dayOf(until)}  ${server} (${names.join(', ')})`),
  ...(another ? ['DUE: another authority'] : []),
  ...[...renew, ...waits].map((server) => `DUE: ${server}`),
  ...(another || renew.length + waits.length > 0 ? ['npx handoff certificates renew'] : []),
];

type How = Readonly<{ atOnce: boolean; anotherAuthority: boolean }>;

const doneInWords = (plan: Plan, { atOnce, anotherAuthority }: How): readonly string[] => [
  ...(plan.another
    ? [
        `Another authority is trusted from now on, ${anotherAuthority ? 'in place of' : 'beside'} the one before.`,
      ]
    : []),
  ...(plan.renew.length > 0 ? [`Made anew: ${plan.renew.join(', ')}.`] : []),
  ...(plan.drop.length > 0 ? ['An authority that has ended is trusted no longer.'] : []),
  ...(plan.waitsUntil === undefined
    ? []
    : [
        `Not yet: ${plan.waits.join(', ')}. Everybody has to trust who signs them first: again from ${dayOf(plan.waitsUntil)} on.`,
      ]),
  isChanged(plan)
    ? `They are read at a start: docker compose up --detach --force-recreate${atOnce ? ' (all at once: those of before do not trust these)' : ''}`
    : 'Nothing is due.',
];

const none = (place: string): CliFault =>
  new CliFault('no-certificates', {
    place,
    reason: 'No certificate was made there.',
    mend: '`npx handoff secrets --missing-from .env >> .env` makes them with the rest.',
  });
