import { readFileSync } from 'node:fs';
import { type RecordSchema, records, standAlone } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import { candidateNamed, checkChange } from '../schema/check-change.ts';
import { describeJudged } from '../schema/describe-judged.ts';
import { readReaders } from '../schema/readers.ts';

type Options = Readonly<{
  /** `.avsc` files to compare with what is released; none: every record of this checkout. */
  files: readonly string[];
  partners: string;
  json: boolean;
  say: (line: string) => void;
}>;

/** Says of each change whether it is safe and for whom. 1 where one is not. */
export const schemaCheck = ({ files, partners: folder, json, say }: Options): number => {
  const partners = readReaders(folder);
  const candidates = files.length > 0 ? files.map(readCandidate) : [...records.keys()].map(candidateNamed);
  const judged = candidates.flatMap((candidate) => checkChange(candidate, partners) ?? []);
  if (json) say(JSON.stringify(judged, null, 2));
  else if (judged.length === 0) say('Nothing differs from what is released.');
  else say(judged.map((one) => describeJudged(one, partners)).join('\n\n'));
  return judged.every(({ safe }) => safe) ? 0 : 1;
};

const readCandidate = (file: string): RecordSchema => {
  try {
    return standAlone(JSON.parse(readFileSync(file, 'utf8')) as RecordSchema);
  } catch (error) {
    throw new CliFault('schema-unreadable', {
      place: file,
      reason: error instanceof Error ? error.message : 'It is no Avro record.',
      mend: 'Name an .avsc file that holds one record.',
    });
  }
};
