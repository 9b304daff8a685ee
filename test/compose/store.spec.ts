import { runInNewContext } from 'node:vm';
import { serviceNames } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { madeSecrets } from './made-secrets.ts';
import { composeFile, filledIn, textOf } from './read-compose.ts';

const made = madeSecrets();
const { services } = filledIn(made);

type User = Readonly<{ user: string; pwd: string; roles: readonly string[] }>;

/** A server as the health check finds it, by what MongoDB's manual says of it: who is not known may make the first user, no other. */
const server = () => {
  const state = { formed: false, primary: false, users: new Map<string, User>(), known: false };
  const database = (name: string): object => ({
    hello: () => ({
      ...(state.formed ? { setName: 'handoff' } : {}),
      isWritablePrimary: state.formed && state.primary,
    }),
    getSiblingDB: database,
    auth: ({ user, pwd }: User) => {
      if (state.users.get(`${name}.${user}`)?.pwd !== pwd) throw new Error('AuthenticationFailed');
      state.known = true;
    },
    getUser: (user: string) => {
      if (!state.known) throw new Error('Unauthorized');
      return state.users.get(`${name}.${user}`) ?? null;
    },
    createUser: (user: User) => {
      if (!state.known && state.users.size > 0) throw new Error('Unauthorized');
      if (state.users.has(`${name}.${user.user}`)) throw new Error('it is there already');
      state.users.set(`${name}.${user.user}`, user);
    },
    updateUser: (user: string, said: Partial<User>) => {
      const before = state.users.get(`${name}.${user}`);
      if (!state.known || before === undefined) throw new Error('Unauthorized');
      state.users.set(`${name}.${user}`, { ...before, ...said });
    },
  });
  const rs = {
    initiate: () => {
      if (state.formed) throw new Error('AlreadyInitialized');
      state.formed = true;
    },
  };
  return { state, db: database('test'), rs };
};

let there: ReturnType<typeof server>;
beforeEach(() => {
  there = server();
});

class Quit extends Error {}

/** A look of its own each time: nobody is known at its beginning. */
const look = (env = services['mongo']?.environment): 'well' | 'not well' => {
  there.state.known = false;
  const quit = (): never => {
    throw new Quit();
  };
  const { db, rs } = there;
  try {
    runInNewContext(textOf('deploy', 'mongo', 'replica-set.js'), { db, rs, quit, process: { env } });
    return 'well';
  } catch (error) {
    if (error instanceof Quit) return 'not well';
    throw error;
  }
};

describe('the document store in its container', () => {
  it('asks everybody for a password', () =>
    expect(composeFile().services['mongo']?.command).toContain('--keyFile'));

  it('is not well until it can be written to, and then however often one looks', () => {
    expect(look()).toBe('not well');
    there.state.primary = true;
    expect([look(), look()]).toEqual(['well', 'well']);
  });

  it('lets each service into its own database alone, by the password that it is given', () => {
    there.state.primary = true;
    look();
    for (const name of serviceNames) {
      const { username, password, pathname } = new URL(services[name]?.environment?.['MONGO_URL'] ?? '');
      expect(there.state.users.get(`${pathname.slice(1)}.${username}`)).toEqual({
        user: `handoff.${name}`,
        pwd: password,
        roles: ['readWrite'],
      });
      expect(pathname).toBe(`/handoff-${name}`);
    }
    expect(there.state.users.size).toBe(serviceNames.length + 1);
  });

  it('lets nobody in by a password that is not the first, and makes nobody without one', () => {
    there.state.primary = true;
    expect(() => look({ ...services['mongo']?.environment, MONGO_PASSWORD: '' })).toThrow('MONGO_PASSWORD');
    look();
    expect(() => look({ ...services['mongo']?.environment, MONGO_PASSWORD: 'another' })).toThrow(
      'Unauthorized',
    );
  });

  it('gives a service another password only where it is told to', () => {
    there.state.primary = true;
    look();
    const later = { ...services['mongo']?.environment, MONGO_PASSWORD_INTAKE: 'a later one' };
    const passwordOf = (name: string) => there.state.users.get(`handoff-${name}.handoff.${name}`)?.pwd;
    const before = [passwordOf('intake'), passwordOf('gateway')];
    look(later);
    expect([passwordOf('intake'), passwordOf('gateway')]).toEqual(before);
    look({ ...later, MONGO_PASSWORDS_ANEW: 'yes' });
    expect([passwordOf('intake'), passwordOf('gateway')]).toEqual(['a later one', before[1]]);
    expect(there.state.users.size).toBe(serviceNames.length + 1);
  });

  it('knows its members by a key of letters that its server takes', () =>
    expect(made['MONGO_KEY']).toMatch(/^[A-Za-z0-9+/]{6,1024}$/));
});
