import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordSchema } from './avro.ts';
import { withoutDocs } from './without-docs.ts';
import { faultsInHistory, readHistoryLock, writeHistoryLock } from './history-lock.ts';
import { type RecordInfo, records } from './records.ts';
import { allReleases, releaseOf, versionsOf } from './released.ts';

const history = join(import.meta.dirname, 'history');

const isReleased = ({ short, schema }: RecordInfo): boolean => {
  const newest = versionsOf(short).at(-1);
  return (
    newest !== undefined &&
    withoutDocs(releaseOf(short, newest).schema) === withoutDocs(schema as RecordSchema)
  );
};

const release = ({ short, schema }: RecordInfo): string => {
  const version = (versionsOf(short).at(-1) ?? 0) + 1;
  mkdirSync(join(history, short), { recursive: true });
  writeFileSync(join(history, short, `${version}.avsc`), `${JSON.stringify(schema, null, 2)}\n`);
  return `${short}/${version}`;
};

const faults = existsSync(join(history, 'lock.json'))
  ? faultsInHistory(readHistoryLock(), allReleases())
  : [];
if (faults.length) {
  process.stderr.write(`released schemas were changed, restore them first: ${faults.join(', ')}\n`);
  process.exitCode = 1;
} else {
  const released = [...records.values()].filter((record) => !isReleased(record)).map(release);
  writeHistoryLock();
  process.stdout.write(released.length ? `released: ${released.join(', ')}\n` : 'nothing to release\n');
}
