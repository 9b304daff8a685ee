import { fileURLToPath } from 'node:url';
import { findOrStartStack, type Stack, StackError, toEnvironment } from '@handoff/local-stack';
import { absence } from './stack-addresses.ts';

const handoff = fileURLToPath(new URL('../../../.handoff/', import.meta.url));

let stack: Stack | undefined;

/**
 * Before the integration tests: the stack that the environment names, else one of their own. Workers
 * inherit the addresses through the environment. Where none can be had, the reason is left instead,
 * and the tests skip with it; HANDOFF_STACK_REQUIRED makes that a failure, for machines that must have one.
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
    if (!(error instanceof StackError) || process.env.HANDOFF_STACK_REQUIRED) throw error;
    process.env[absence] = error.message;
    say(`integration tests are skipped: ${error.message}`);
  }
};

export const teardown = async (): Promise<void> => {
  await stack?.stop();
};

const say = (line: string) => void process.stderr.write(`[stack] ${line}\n`);
