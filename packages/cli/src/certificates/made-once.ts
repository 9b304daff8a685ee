import { CliFault } from '../fault.ts';
import { authorityFolder, keepIn, keptIn } from './folder.ts';
import { settingsOf } from './kept.ts';
import { renewed } from './renew.ts';
import { authoritySetting, certificateSetting, servers } from './servers.ts';

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * The certificates of this data folder as settings, made where there are none; renewing is another command. `there` is
 * what the file already has that they are added to: its certificates go with its authority and no other. One that it lacks
 * beside its authority may have been taken out because its key was seen, and is not brought back from this folder.
 */
export const certificatesFor = (
  data: string,
  there: Settings = {},
  now: Date = new Date(),
): Readonly<Record<string, string>> => {
  if (names.every((name) => there[name])) return {};
  const folder = authorityFolder(data);
  if (there[authoritySetting]) throw renewFirst(folder);
  const before = keptIn(folder);
  if (before.authorities.length === 0) {
    const { kept } = renewed(before, now);
    keepIn(folder, kept);
    return settingsOf(kept);
  }
  const settings = settingsOf(before);
  if (names.some((name) => !settings[name])) throw renewFirst(folder);
  return settings;
};

const names = [authoritySetting, ...servers.map(certificateSetting)];

const renewFirst = (place: string): CliFault =>
  new CliFault('certificates-elsewhere', {
    place,
    reason:
      'Beside an authority that is in use a certificate is lacking. From here it is not added: it might be one that was taken out because its key was seen, or one that nobody there trusts.',
    mend: '`npx handoff certificates renew` makes what is lacking and writes it where it belongs.',
  });
