import { isDeepStrictEqual, parseEnv } from 'node:util';
import { CliFault } from '../fault.ts';

type Settings = Readonly<Record<string, string | undefined>>;

/** What an `.env` file says, values of several lines too. */
export const settingsIn = (text: string): Settings => parseEnv(text);

/**
 * The same file with these settings, each wherever it stood or else at the end; what is beside them stays as it is.
 * `.env` holds what nobody can make again, so what was read before has to be read afterwards, or nothing is written.
 */
export const withSettings = (
  text: string,
  settings: Readonly<Record<string, string>>,
  place: string,
): string => {
  const after = Object.entries(settings).reduce(
    (before, [name, value]) => withSetting(before, name, value),
    text,
  );
  const [meant, read] = [{ ...settingsIn(text), ...settings }, { ...settingsIn(after) }];
  const wrong = [...new Set([...Object.keys(meant), ...Object.keys(read)])].filter(
    (name) => !isDeepStrictEqual(meant[name], read[name]),
  );
  if (wrong.length > 0) throw unclear(place, wrong);
  return after;
};

const withSetting = (text: string, name: string, value: string): string => {
  const blank = '[^\\S\\n]*';
  // Every one of that name: the last counts, and a former one would come to count once that is taken out.
  const statement = new RegExp(
    `^(${blank}(?:export[^\\S\\n]+)?${name}${blank}=${blank})(?:'[^']*'|"[^"]*"|[^'"#\\s][^\\n]*|)(${blank}(?:#[^\\n]*)?)$`,
    'gm',
  );
  const inPlace = text.replace(statement, (_, head: string, tail: string) => `${head}'${value}'${tail}`);
  if (inPlace !== text || settingsIn(text)[name] === value) return inPlace;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${name}='${value}'\n`;
};

const unclear = (place: string, names: readonly string[]): CliFault =>
  new CliFault('env-file-unclear', {
    place,
    reason: `Written as it should be, it would be read as something else: ${names.join(', ')}. Nothing was written.`,
    mend: 'Look for a quote without its end, or for a line within a value that looks like a setting, near those names; then again.',
  });
