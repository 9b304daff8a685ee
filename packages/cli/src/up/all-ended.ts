/** As `Promise.all`, but nothing goes on behind the failure that it tells: whoever tries again would run into it. */
export const allEnded = async <One, Other>(
  work: readonly [Promise<One>, Promise<Other>],
): Promise<[One, Other]> => {
  await Promise.allSettled(work);
  return Promise.all(work);
};
