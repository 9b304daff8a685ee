/** What is only for eyes: said on stderr where somebody looks on, and nowhere else. */
export const note = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
};
