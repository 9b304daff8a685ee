type Look<Found> = (schemaId: number) => Promise<Found>;
type Failure = Readonly<{ error: unknown; until: number }>;

const forgetAfterMs = 1000;
const atMost = 1000;

/**
 * One look-up at a time an id, at most one a second while it fails: the id in a message is chosen by whoever wrote it,
 * so neither a poison message nor an outage may turn into a hot loop on the registry. What is found stays.
 */
export const rememberFailures = <Found>(look: Look<Found>, now: () => number): Look<Found> => {
  const found = new Map<number, Promise<Found>>();
  const failures = new Map<number, Failure>();
  const fail = (schemaId: number, error: unknown): void => {
    found.delete(schemaId);
    const oldest = failures.keys().next();
    if (failures.size >= atMost && !oldest.done) failures.delete(oldest.value);
    failures.set(schemaId, { error, until: now() + forgetAfterMs });
  };
  const start = (schemaId: number): Promise<Found> => {
    const looking = look(schemaId);
    found.set(schemaId, looking);
    looking.catch((error: unknown) => fail(schemaId, error));
    return looking;
  };
  return async (schemaId) => {
    const failure = failures.get(schemaId);
    if (failure && now() < failure.until) throw failure.error;
    failures.delete(schemaId);
    return found.get(schemaId) ?? start(schemaId);
  };
};
