import { describe } from 'vitest';
import { stackAbsence } from './stack-addresses.ts';

/** `describe` for tests that need the stack; without one they are skipped, and the title says why. */
export const describeOnStack = (title: string, tests: () => void): void => {
  const why = stackAbsence();
  const suite = why ? describe.skip : describe;
  suite(why ? `${title} [skipped: ${why}]` : title, tests);
};
