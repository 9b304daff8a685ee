type Method = (...args: never[]) => Promise<unknown>;

/** Awaited before an operation reaches its store, and after it did. Either may be where the process ends. */
export type Gate = Readonly<{
  before: (operation: string) => Promise<void>;
  after: (operation: string) => void;
}>;

/** The same port, each of its operations passing a gate on the way there and on the way back. */
export const pointed = <Port extends object>(port: Port, name: string, { before, after }: Gate): Port =>
  Object.fromEntries(
    Object.entries(port as Record<string, Method>).map(([operation, perform]) => [
      operation,
      async (...args: never[]) => {
        await before(`${name}.${operation}`);
        const result = await perform(...args);
        after(`${name}.${operation}`);
        return result;
      },
    ]),
  ) as Port;
