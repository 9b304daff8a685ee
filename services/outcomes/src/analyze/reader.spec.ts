import { describe, expect, it } from 'vitest';
import { analystTables } from '../export/fact-tables.ts';
import { privilegesOf, readableTables } from '../mongo/analyst-reader.ts';
import { reader, readerUrl } from './reader.ts';

const ann = { name: 'ann', password: 'word' };

describe('a reader of the document store', () => {
  it('may find in the tables that are described, and nothing else', () => {
    expect(readableTables.toSorted()).toEqual([...Object.keys(analystTables), 'data_dictionary'].toSorted());
    const privileges = privilegesOf('handoff-outcomes');
    expect(new Set(privileges.flatMap(({ actions }) => actions))).toEqual(new Set(['find']));
    expect(privileges.map(({ resource }) => resource.collection)).not.toContain('');
    expect(new Set(privileges.map(({ resource }) => resource.db))).toEqual(new Set(['handoff-outcomes']));
  });

  it.each([
    [
      'mongodb://admin:secret@one:27017,two:27017/?replicaSet=handoff&authSource=admin',
      'mongodb://ann:word@one:27017,two:27017/handoff-outcomes?replicaSet=handoff',
    ],
    [
      'mongodb+srv://admin:secret@store.example/admin',
      'mongodb+srv://ann:word@store.example/handoff-outcomes',
    ],
    ['mongodb://127.0.0.1:27017', 'mongodb://ann:word@127.0.0.1:27017/handoff-outcomes'],
  ])('finds at %s the same servers as itself', (url, own) =>
    expect(readerUrl(url, 'handoff-outcomes', ann)).toBe(own),
  );

  it('is refused under a name that is none, and at an address that is none', async () => {
    const at = { url: 'mongodb://127.0.0.1:1', database: 'handoff-outcomes' };
    await expect(reader({ ...at, name: 'Ann O’Neil' })).rejects.toMatchObject({ code: 'malformed-argument' });
    await expect(reader({ ...at, name: 'ann', url: 'http://store' })).rejects.toThrow('MONGO_URL');
  });
});
