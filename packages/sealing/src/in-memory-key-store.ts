import type { KeyStore, WrappedKey } from './key-store.ts';

type Person = { destroyed: boolean; keys: WrappedKey[]; destroyedIds: string[]; rotated: Set<string> };

/** The twin for tests: same promises, no disk. */
export const inMemoryKeyStore = (): KeyStore => {
  const people = new Map<string, Person>();

  const personOf = (personId: string): Person => {
    const person = people.get(personId) ?? {
      destroyed: false,
      keys: [],
      destroyedIds: [],
      rotated: new Set<string>(),
    };
    people.set(personId, person);
    return person;
  };

  const current: KeyStore['current'] = async (personId, purpose) => {
    const person = people.get(personId);
    return person?.destroyed ? 'destroyed' : person?.keys.find((key) => key.purpose === purpose);
  };

  const waiting = (rotation: string): string[] =>
    [...people]
      .filter(
        ([id, { keys, rotated }]) => id.startsWith('person-') && keys.length > 0 && !rotated.has(rotation),
      )
      .map(([id]) => id);

  return {
    current,
    keep: async (candidate) => {
      const person = personOf(candidate.personId);
      if (person.destroyed) return 'destroyed';
      const standing = person.keys.find(({ purpose }) => purpose === candidate.purpose);
      if (standing) return standing;
      person.keys.push({ ...candidate });
      return candidate;
    },
    find: async (keyId) => {
      for (const { keys, destroyedIds } of people.values()) {
        if (destroyedIds.includes(keyId)) return 'destroyed';
        const key = keys.find((each) => each.keyId === keyId);
        if (key) return key;
      }
      return undefined;
    },
    wrappedBy: async (masterKeyId, limit) =>
      [...people.values()]
        .flatMap(({ keys }) => keys)
        .filter((key) => key.masterKeyId === masterKeyId)
        .slice(0, limit),
    masters: async () => [
      ...new Set([...people.values()].flatMap(({ keys }) => keys.map(({ masterKeyId }) => masterKeyId))),
    ],
    rewrap: async (before, anew) => {
      const person = personOf(before.personId);
      const place = person.keys.findIndex(
        ({ keyId, masterKeyId }) => keyId === before.keyId && masterKeyId === before.masterKeyId,
      );
      if (place >= 0) person.keys[place] = { ...anew };
      return place >= 0;
    },
    supersede: async (candidate) => {
      const { keys } = personOf(candidate.personId);
      const ofPurpose = keys.filter(({ purpose }) => purpose === candidate.purpose);
      if (ofPurpose.length === 0 || ofPurpose.some(({ rotation }) => rotation === candidate.rotation))
        return false;
      keys.unshift({ ...candidate });
      return true;
    },
    toRotate: async (rotation, limit) => waiting(rotation).slice(0, limit),
    rotated: async (personId, rotation) => void personOf(personId).rotated.add(rotation),
    leftToRotate: async (rotation) => waiting(rotation).length,
    destroy: async (personId) => {
      const person = personOf(personId);
      const gone = person.keys.map(({ keyId }) => keyId);
      person.destroyed = true;
      person.keys = [];
      person.destroyedIds.push(...gone);
      return gone.length;
    },
  };
};
