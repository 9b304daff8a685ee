import { findJava, javaIn, javaRuntime, noJava } from './java.ts';
import { kafkaProgram } from './kafka.ts';
import { requireMaven } from './maven.ts';
import { findFastServer, mongoIn, mongoProgram, type MongoServer } from './mongo.ts';
import { folderOf, install, isInstalled, type Program, type Tools } from './program.ts';
import { findPython } from './python.ts';
import { registryProgram } from './registry.ts';
import type { Environment, Part } from './stack.ts';
import { StackError } from './stack-error.ts';

export type Installed = Readonly<{ java: string; kafka: string; registry: string; mongo: MongoServer }>;
type Wanted = Readonly<{
  parts: readonly Part[];
  installs: string;
  dataDir: string;
  stackDir: string;
  env: Environment;
  tools: Tools;
}>;

/** Brings what the wanted parts need and isn't there yet, and says how each is called. */
export const installNative = async ({
  parts,
  installs,
  env,
  tools,
  ...places
}: Wanted): Promise<Installed> => {
  const onJava = parts.includes('kafka') || parts.includes('registry');
  const hostJava = onJava ? await findJava(tools.run, env) : undefined;
  const fastMongo = findFastServer({ installs, env, ...places });
  const programs = [
    ...(onJava && !hostJava ? [javaRuntime] : []),
    ...(parts.includes('kafka') ? [kafkaProgram] : []),
    ...(parts.includes('registry') ? [registryProgram] : []),
    ...(parts.includes('mongo') && !fastMongo ? [mongoProgram] : []),
  ];
  await installAll(programs, installs, tools);
  return {
    java: !onJava || hostJava ? (hostJava ?? '') : await javaIn(folderOf(javaRuntime, installs), tools.run),
    kafka: folderOf(kafkaProgram, installs),
    registry: folderOf(registryProgram, installs),
    mongo: fastMongo ?? mongoIn(folderOf(mongoProgram, installs)),
  };
};

const installAll = async (programs: readonly Program[], installs: string, tools: Tools) => {
  const missing = programs.filter((program) => !isInstalled(program, installs));
  await requireInstallers(missing, tools);
  // Maven one by one: two at once can spoil its cache.
  const oneByOne = async (by: Program['by']) => {
    for (const program of missing.filter((each) => each.by === by)) await install(program, installs, tools);
  };
  const results = await Promise.allSettled([oneByOne('maven'), oneByOne('python')]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};

/** Asked before anything is downloaded: nobody should wait minutes to learn that Maven is missing. */
const requireInstallers = async (missing: readonly Program[], { run }: Tools) => {
  const byPython = missing.filter(({ by }) => by === 'python');
  if (byPython.length > 0) await findPython(run).catch((error: unknown) => noPythonFor(byPython, error));
  if (missing.some(({ by }) => by === 'maven')) await requireMaven(run);
};

/** When only Java would come from Python, it is Java that the host lacks. */
const noPythonFor = (programs: readonly Program[], error: unknown): never => {
  const onlyJava = programs.every((program) => program === javaRuntime);
  throw onlyJava && error instanceof StackError ? noJava(error.reason) : error;
};
