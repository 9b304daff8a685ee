/** Every leaf of a resource by its path, list positions left out: `requester.display`, `identifier.value`. */
export const leavesOf = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each: unknown) => leavesOf(each, path)))];
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    // A coding is one thing: its system, code and display are carried or lost together.
    name === 'coding' ? [`${path}.coding`] : leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
};

/** Those leaves that are under none of these paths. */
export const leavesBeside = (value: unknown, carried: readonly string[]): readonly string[] => {
  const isCarried = (leaf: string) => carried.some((path) => leaf === path || leaf.startsWith(`${path}.`));
  return [...new Set(leavesOf(value))].filter((leaf) => !isCarried(leaf));
};
