import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { giveCredentials, type Parts, register, type Registration } from '../partner/connect-partner.ts';
import { describeChanges } from '../partner/describe-changes.ts';
import { type About, manifestTemplate } from '../partner/manifest-template.ts';
import { readManifest } from '../partner/read-manifest.ts';
import { runningExchange } from './running.ts';

type DryRun = Readonly<{ dryRun: boolean }>;
type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const partsOf = (data: string): Parts => {
  const { operator, url, addresses } = runningExchange(data);
  return {
    operator,
    secrets: join(data, 'secrets', 'partners'),
    exchange: { url, brokers: addresses().kafka.brokers },
  };
};

/** Writes a manifest to begin with; never over one that is there. */
export const partnerNew = (
  folder: string,
  about: About,
  { json, say, dryRun }: Omit<Options, 'data'> & DryRun,
): number => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(about.slug) || about.slug.length < 4 || about.slug.length > 50)
    throw new CliFault('bad-slug', {
      place: about.slug,
      reason: 'It names topics and a user of the broker, and is never changed.',
      mend: 'Take 4 to 50 small letters, digits and single hyphens, beginning with a letter: elm-street-center.',
    });
  const file = join(folder, `${about.slug}.yaml`);
  if (existsSync(file))
    throw new CliFault('manifest-exists', {
      place: file,
      reason: 'There is a manifest of this name already.',
      mend: 'Change that one, or choose another slug: it is never changed once it is registered.',
    });
  if (dryRun) {
    say(json ? JSON.stringify({ file, text: manifestTemplate(about) }) : manifestTemplate(about).trimEnd());
    return 0;
  }
  writeFileSync(file, manifestTemplate(about));
  say(json ? JSON.stringify({ file }) : `${file}\nFill it in, then: handoff partner apply ${file}`);
  return 0;
};

/** Topics, rights, credentials and profile as the manifests say. The same again changes nothing. */
export const partnerApply = async (
  { data, json, say }: Options,
  files: readonly string[],
  { dryRun }: DryRun,
): Promise<number> => {
  const parts = partsOf(data);
  for (const file of files) {
    const manifest = readManifest(file);
    const registered = await register(file, manifest, parts, dryRun);
    const credentials = dryRun ? undefined : await giveCredentials(manifest.slug, parts);
    if (json) say(JSON.stringify({ slug: manifest.slug, ...registered, credentials }, null, 2));
    else {
      for (const line of describeChanges(registered)) say(line);
      say(sayDone(manifest.slug, registered, dryRun));
      if (credentials !== undefined) say(`credentials  ${credentials}`);
    }
  }
  return 0;
};

/** 1 where the manifest and what is registered differ. */
export const partnerDiff = async ({ data, json, say }: Options, file: string): Promise<number> => {
  const registered = await register(file, readManifest(file), partsOf(data), true);
  if (json) say(JSON.stringify(registered.changes, null, 2));
  else if (registered.changes.length === 0) say('Nothing differs.');
  else for (const line of describeChanges(registered)) say(line);
  return registered.changes.length === 0 ? 0 : 1;
};

/** New credentials; the former ones end with it. */
export const partnerRotate = async (
  { data, json, say }: Options,
  slug: string,
  { dryRun }: DryRun,
): Promise<number> => {
  if (dryRun) return wouldEnd({ data, json, say }, slug, 'rotated: the credentials it has now would end');
  const credentials = await giveCredentials(slug, partsOf(data), true);
  say(
    json ? JSON.stringify({ slug, credentials }) : `credentials  ${credentials}\nThe former ones have ended.`,
  );
  return 0;
};

/** Many that were paused go on, one after the other; each with credentials of its own. */
export const partnerRotateAll = async (
  options: Options,
  slugs: readonly string[],
  flags: DryRun,
): Promise<number> => {
  for (const slug of slugs) await partnerRotate(options, slug, flags);
  return 0;
};

const outcome = z.object({ slug: z.string(), outcome: z.string() });

/** Ends its credentials at once (`suspend`), and takes its services out of every choice as well (`offboard`). */
export const partnerEnd = async (
  { data, json, say }: Options,
  how: 'suspend' | 'offboard',
  slug: string,
  { dryRun }: DryRun,
): Promise<number> => {
  if (dryRun) return wouldEnd({ data, json, say }, slug, `${how}ed: every way in would close`);
  const { body } = await runningExchange(data)
    .operator.of('gateway')
    .post(`/internal/partners/:slug/${how}`, {}, { params: { slug } });
  const ended = outcome.parse(body);
  say(json ? JSON.stringify(ended) : `${ended.slug}: ${ended.outcome}`);
  return 0;
};

const wouldEnd = async ({ data, json, say }: Options, slug: string, what: string): Promise<number> => {
  const found = (await registeredPartners(data)).find((partner) => partner.slug === slug);
  if (!found) throw unknownPartner(slug);
  const { way, services } = found;
  say(
    json
      ? JSON.stringify({ slug, outcome: 'not-done', way, services })
      : `${slug} (${way}, ${services} services) would be ${what}`,
  );
  return 0;
};

const listed = z.object({
  partners: z.array(
    z.object({
      slug: z.string(),
      way: z.string(),
      kind: z.string(),
      jurisdiction: z.string(),
      services: z.number(),
    }),
  ),
});

export const unknownPartner = (slug: string): CliFault =>
  new CliFault('unknown-partner', {
    place: slug,
    reason: 'No partner of this name is registered.',
    mend: '`handoff partner list` names those that are.',
  });

export const registeredPartners = async (data: string) =>
  listed.parse((await runningExchange(data).operator.of('gateway').get('/internal/partners')).body).partners;

/** Who is registered. */
export const partnerList = async ({ data, json, say }: Options): Promise<number> => {
  const partners = await registeredPartners(data);
  if (json) say(JSON.stringify(partners, null, 2));
  else if (partners.length === 0) say('Nobody is registered.');
  else
    for (const { slug, way, kind, jurisdiction, services } of partners)
      say(`${slug.padEnd(36)} ${way.padEnd(6)} ${jurisdiction}  ${kind}, ${services} services`);
  return 0;
};

const sayDone = (slug: string, { outcome: done, changes }: Registration, dryRun: boolean): string => {
  if (changes.length === 0) return `${slug}: nothing differs`;
  return dryRun ? `${slug}: this would change` : `${slug}: ${done}`;
};
