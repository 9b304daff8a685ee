import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tracked-files.ts';

/** What docs/privacy/retention.md says: each topic and each store, and how long it is kept. */
export const storesInWriting = () => {
  const text = readFileSync(join(root, 'docs/privacy/retention.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\S.*?) \| (.*?) \| (.*?) \|$/gm)].map(
    ([, name = '', , kept = '']) => [name, kept] as const,
  );
  const isTopic = (name: string) => name.startsWith('handoff.');
  const isStore = (name: string) => /^(\(every service\)|[a-z]+)\.[a-z_]+$/.test(name) && !isTopic(name);
  return {
    text,
    topics: new Map(rows.filter(([name]) => isTopic(name))),
    stores: new Map(rows.filter(([name]) => isStore(name))),
  };
};

/** `handoff-intake.keys`, as the document store has it, stands in the table. */
export const isInWriting = (database: string, collection: string): boolean => {
  const { stores } = storesInWriting();
  const service = database.slice(database.lastIndexOf('-') + 1);
  return stores.has(`${service}.${collection}`) || stores.has(`(every service).${collection}`);
};

/** Of which the table says that nothing of a person is left in them after an erasure: as the document store has their names. */
export const emptiedByErasure = (): readonly string[] =>
  [...storesInWriting().stores]
    .filter(([, kept]) => /forgotten with an erasure|rows? go(es)? with an erasure/.test(kept))
    .map(([name]) => `handoff-${name}`);
