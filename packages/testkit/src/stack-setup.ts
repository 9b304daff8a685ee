import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findOrStartStack, type Stack, StackError, toEnvironment } from '@handoff/local-stack';
import { absence } from './stack-addresses.ts';

const handoff = fileURLToPath(new URL('../../../.handoff/', import.meta.url));

const dataDir = `${handoff}test-stack`;

let stack: Stack | undefined;

/**
 * Before the integration tests: the stack that the environment names, else one of their own. Workers
 * inherit the addresses through the environment. A machine that lacks what a stack needs leaves the
 * reason instead, and the tests skip with it; HANDOFF_STACK_REQUIRED makes that a failure too.
 */
export const setup = async (): Promise<void> => {
  try {
    stack = await findOrStartStack({
      dataDir,
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

/** The next run begins on empty servers: tests that end users and topics leave nothing behind that it could stumble on. */
export const teardown = async (): Promise<void> => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
};

const isLack = (error: unknown): error is StackError =>
  error instanceof StackError && ['no-java', 'no-python', 'no-maven'].includes(error.code);

const say = (line: string) => void process.stderr.write(`[stack] ${line}\n`);
