import { type Addresses, fromEnvironment } from '@handoff/local-stack';

/** The variable that says why there is no stack to test on. */
export const absence = 'HANDOFF_STACK_ABSENT';

/** Why tests can't run on a stack; nothing when they can. */
export const stackAbsence = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  if (env[absence]) return env[absence];
  const { kafka, registry, mongo } = fromEnvironment(env);
  return kafka && registry && mongo
    ? undefined
    : 'no stack was started: run these tests by `npm run test:int`';
};

/** Where the stack answers that the tests run on. */
export const stackAddresses = (env: NodeJS.ProcessEnv = process.env): Addresses => {
  const why = stackAbsence(env);
  if (why) throw new Error(why);
  return fromEnvironment(env) as Addresses;
};
