import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFault } from '../cli/fault.ts';
import { misfitsIn } from './check-funder.ts';
import { type Funder, funder } from './funder.ts';
import { readLocated } from './located-yaml.ts';

const kind = {
  code: 'unreadable-grant',
  mend: 'Mend the file: services/outcomes/funders/README.md says what each field is.',
};

/** A grant as its file says it; a mistake names its line. */
export const parseFunder = (file: string, text: string): Funder => {
  const { said, refuse } = readLocated(file, text, funder, kind);
  const [misfit] = misfitsIn(said, file.split('/').at(-1) ?? '');
  return misfit === undefined ? said : refuse(misfit.path, misfit.reason, misfit.mend);
};

/** The grants that stand beside the service. */
export const ownFunders = join(import.meta.dirname, '../../funders');

export const readFunders = (folder: string): readonly Funder[] =>
  grantFilesIn(folder)
    .map((name) => parseFunder(join(folder, name), textOf(join(folder, name))))
    .toSorted((one, other) => one.priority - other.priority || (one.grant < other.grant ? -1 : 1));

const grantFilesIn = (folder: string): readonly string[] => {
  const names = namesIn(folder).toSorted();
  const misnamed = names.find((name) => /\.yml$|\.yaml$/i.test(name) && !name.endsWith('.yaml'));
  if (misnamed !== undefined)
    throw new CommandFault(
      kind.code,
      join(folder, misnamed),
      'A grant is a file `<grant>.yaml`: this one would be passed over.',
      'Name it so, or put it elsewhere.',
    );
  return names.filter((name) => name.endsWith('.yaml'));
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    throw new CommandFault(
      'folder-not-readable',
      folder,
      'It is not there, is no folder, or may not be read.',
      'Name a folder with a file a grant: --funders FOLDER.',
    );
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandFault('file-not-readable', file, 'It is no file, or may not be read.', kind.mend);
  }
};
