import { type Connection, mongo } from 'mongoose';
import { factTableNames } from '../tables/fact-row.ts';

export type Reader = Readonly<{ name: string; password: string }>;

/** All that an analyst reads here: tables that are described, and what describes them. */
export const readableTables = [...factTableNames, 'data_dictionary'] as const;
const roleName = 'analyst';

/** Table by table: a collection that comes later is not in it, whatever it holds. */
export const privilegesOf = (database: string) =>
  readableTables.map((collection) => ({ resource: { db: database, collection }, actions: ['find'] }));

/** A user of the outcome store that may read its tables and nothing else; one that is there gets a new password. */
export const letRead = async (connection: Connection, { name, password }: Reader): Promise<void> => {
  const database = nameOf(connection);
  const privileges = privilegesOf(database);
  await madeOrMended(connection, { createRole: roleName, privileges, roles: [] });
  await madeOrMended(connection, {
    createUser: name,
    pwd: password,
    roles: [{ role: roleName, db: database }],
  });
};

export const letGoOf = async (connection: Connection, name: string): Promise<void> => {
  await connection.db?.command({ dropUser: name });
};

type Making = Readonly<{ createRole?: string; createUser?: string }> & Readonly<Record<string, unknown>>;

const thereAlready = new Set<unknown>([51_002, 51_003]);

const madeOrMended = async (connection: Connection, making: Making): Promise<void> => {
  const { createRole, createUser, ...said } = making;
  try {
    await connection.db?.command(making);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || !thereAlready.has(error.code)) throw error;
    await connection.db?.command(
      createRole === undefined ? { updateUser: createUser, ...said } : { updateRole: createRole, ...said },
    );
  }
};

const nameOf = ({ name }: Connection): string => {
  if (!name) throw new Error('the connection names no database');
  return name;
};
