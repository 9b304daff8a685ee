import { letGoOf, letRead, type Reader } from './analyst-reader.ts';
import { atStore } from './at-store.ts';
import { type Held, heldTo } from './held-to.ts';
import { keptIfHeld } from './kept-if-held.ts';

type Asked = Reader &
  Readonly<{ database: string; urls: Readonly<{ admin: string; nobody: string; reader: string }> }>;

/** Makes a reader and tries what it may; one that the server does not hold to its tables is taken back. */
export const makeReader = ({ name, password, database, urls }: Asked): Promise<Held> =>
  atStore(urls.admin, database, async (connection) => {
    await letRead(connection, { name, password });
    return keptIfHeld(
      () => heldTo(urls, database),
      () => letGoOf(connection, name),
    );
  });
