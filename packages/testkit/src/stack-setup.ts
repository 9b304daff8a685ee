import { fileURLToPath } from 'node:url';
import { findOrStartStack, type Stack, StackError, toEnvironment } from '@handoff/local-stack';
import { absence } from './stack-addresses.ts';

const handoff = fileURLToPath(new URL('../../../.handoff/', import.meta.url));

let stack: Stack | undefined;

/**
 * Before the integration tests: the stack that the environment names, else one of their own. Workers
 * inherit the addresses through the environment. A machine that lacks what a stack needs leaves the
 * reason instead, and the tests skip with it; HANDOFF_STACK_REQUIRED makes that a failure too.
 */
export const setup = async (): Promise<void> => {
  try {
    stack = await findOrStartStack({
      dataDir: `${handoff}test-stack`,
      installs: `${handoff}install`,
      env: process.env,
      progress: say,
    });
    Object.assign(process.env, toEnvironment(stack));
  } catch (error) {
    if (!isLack(error) || process.env.HANDOFF_STACK_REQUIRED) throw error;
    process.env[absence] = error.message;
    say(`integration tests are skipped: ${error.message}`);
  }
};

export const teardown = async (): Promise<void> => {
  await stack?.stop();
};

const isLack = (error: unknown): error is StackError =>
  error instanceof StackError && ['no-java', 'no-python', 'no-maven'].includes(error.code);

const say = (line: string) => void process.stderr.write(`[stack] ${line}\n`);
