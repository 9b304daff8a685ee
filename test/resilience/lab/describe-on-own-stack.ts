import { afterAll, describe } from 'vitest';
import { lackOf, type OwnStack, startOwnStack } from './own-stack.ts';

/**
 * `describe` for tests that kill and stop the servers they run on. On a machine that cannot run such servers they are
 * skipped, and the title says why; HANDOFF_STACK_REQUIRED makes that a failure.
 */
export const describeOnOwnStack = async (
  title: string,
  name: string,
  tests: (stack: OwnStack) => void,
): Promise<void> => {
  const stack = await startOwnStack(name).catch((error: unknown) => {
    const lack = lackOf(error);
    if (lack === undefined || process.env['HANDOFF_STACK_REQUIRED']) throw error;
    return lack;
  });
  const lack = typeof stack === 'string' ? stack : undefined;
  const suite = lack === undefined ? describe : describe.skip;
  suite(lack === undefined ? title : `${title} [skipped: ${lack}]`, () => {
    if (typeof stack === 'string') return;
    afterAll(() => stack.stop());
    tests(stack);
  });
};
