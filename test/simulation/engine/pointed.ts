type Method = (...args: never[]) => Promise<unknown>;

/** Awaited before an operation reaches its store, and after it did. Either may be where the process ends. */
export type Gate = Readonly<{
  before: (operation: string) => Promise<void>;
  after: (operation: string) => void;
}>;

/**
 * The same port, each of its operations passing a gate on the way there and on the way back. Made when first called:
 * most of the many processes of a history use few of them.
 */
export const pointed = <Port extends object>(port: Port, name: string, { before, after }: Gate): Port => {
  const passing = new Map<string, Method>();
  const pass = (operation: string): Method => {
    const perform = (port as Readonly<Record<string, Method>>)[operation] as Method;
    const point = `${name}.${operation}`;
    return async (...args) => {
      await before(point);
      const result = await perform(...args);
      after(point);
      return result;
    };
  };
  return new Proxy(port, {
    get: (_, operation: string) => {
      const known = passing.get(operation) ?? pass(operation);
      passing.set(operation, known);
      return known;
    },
  });
};
