import { readSchemas } from '../read-schemas.ts';
import { asyncApiFile, partnerAsyncApiFile } from './asyncapi.ts';
import { contractPage } from './contract-page.ts';
import { dictionaryFile } from './dictionary.ts';
import { jsonSchemaFiles } from './json-schema.ts';
import { typesFile } from './types.ts';

/** Everything under `generated/`: path → text. */
export const filesToGenerate = (): ReadonlyMap<string, string> => {
  const sources = readSchemas();
  return new Map([
    ['types.ts', typesFile(sources)],
    ['dictionary.md', dictionaryFile(sources)],
    ['asyncapi.yaml', asyncApiFile()],
    ['partner-asyncapi.yaml', partnerAsyncApiFile()],
    ['contract.html', contractPage(sources)],
    ...jsonSchemaFiles(sources),
  ]);
};
