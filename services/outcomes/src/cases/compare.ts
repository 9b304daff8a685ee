export type Difference = Readonly<{ what: string; expected: unknown; actual: unknown }>;

/** Only what the case names is compared: fields of an object one by one, lists as sets, numbers by their value. */
export const differencesIn = (what: string, expected: unknown, actual: unknown): readonly Difference[] => {
  if (isObject(expected) && isObject(actual))
    return Object.entries(expected).flatMap(([key, value]) =>
      key in actual
        ? differencesIn(`${what}.${key}`, value, actual[key])
        : [{ what: `${what}.${key}`, expected: value, actual: 'nobody observes this' }],
    );
  // A rate asked for by its value alone.
  if (!isObject(expected) && isObject(actual) && 'value' in actual)
    return differencesIn(what, expected, actual['value']);
  return isSame(expected, actual) ? [] : [{ what, expected, actual }];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (expected: unknown, actual: unknown): boolean => {
  if (Array.isArray(expected) && Array.isArray(actual)) return sorted(expected) === sorted(actual);
  if (isNumeric(expected) && isNumeric(actual)) return Number(expected) === Number(actual);
  return expected === actual;
};

const sorted = (list: readonly unknown[]): string => JSON.stringify(list.map(String).toSorted());

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
