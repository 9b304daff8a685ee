import { join } from 'node:path';
import type { Command } from 'commander';
import {
  partnerApply,
  partnerDiff,
  partnerEnd,
  partnerList,
  partnerNew,
  partnerRotate,
} from '../commands/partner.ts';
import { root } from '../root.ts';
import { command, type Common, common, type DryRun, ending, writing } from './words.ts';

type NewFlags = Common &
  DryRun &
  Readonly<{ name?: string }> &
  Readonly<Record<'kind' | 'way' | 'jurisdiction' | 'folder', string>>;

/** elm-street-center → Elm Street Center. */
const nameOf = (slug: string): string =>
  slug.replaceAll(
    /(^|-)([a-z])/g,
    (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`,
  );

/** The agencies that are connected. */
export const partnerCommands = (program: Command): void => {
  const partner = program.command('partner').description('the agencies that are connected');
  command(partner, 'list', 'who is registered').action((flags: Common) => ending(partnerList(common(flags))));
  writing(partner, 'new <slug>', 'writes a manifest to begin with')
    .option('--name <name>', 'as people know it; else made of the slug')
    .option('--kind <kind>', 'what sort of agency, for example worker-center', 'community-organization')
    .option('--way <way>', 'kafka, rest or csv', 'rest')
    .option('--jurisdiction <state>', 'ISO 3166-2', 'US-MA')
    .option('--folder <folder>', 'where it is written', join(root, 'partners'))
    .action((slug: string, flags: NewFlags) =>
      ending(
        partnerNew(
          flags.folder,
          { name: nameOf(slug), ...flags, slug },
          { ...common(flags), dryRun: flags.dryRun },
        ),
      ),
    );
  writing(
    partner,
    'apply <manifests...>',
    'topics, rights, quotas, credentials and profile as it says; again changes nothing',
  ).action((files: string[], flags: Common & DryRun) => ending(partnerApply(common(flags), files, flags)));
  command(
    partner,
    'diff <manifest>',
    'what differs from what is registered and from the broker; ends with 1 where something does',
  ).action((file: string, flags: Common) => ending(partnerDiff(common(flags), file)));
  writing(partner, 'rotate <slug>', 'new credentials; the former ones end').action(
    (slug: string, flags: Common & DryRun) => ending(partnerRotate(common(flags), slug, flags)),
  );
  writing(partner, 'suspend <slug>', 'ends its credentials, over every way').action(
    (slug: string, flags: Common & DryRun) => ending(partnerEnd(common(flags), 'suspend', slug, flags)),
  );
  writing(
    partner,
    'offboard <slug>',
    'ends its credentials and takes its services out of every choice',
  ).action((slug: string, flags: Common & DryRun) =>
    ending(partnerEnd(common(flags), 'offboard', slug, flags)),
  );
};
