import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { plaintextFaults } from './plaintext.ts';

export type ConfigFault = Readonly<{ place: string; reason: string }>;
type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment at once. Settings are named, their values never shown. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly code = 'config-invalid';
  readonly place: string;
  readonly reason: string;
  readonly mend =
    'Set or correct each setting named; the README of the service lists them all. For TLS: docs/operate/tls.md.';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ place, reason }) => `${place}: ${reason}`);
    super(lines.join('\n'));
    this.place = faults.map(({ place }) => place).join(', ');
    this.reason = lines.join('; ');
    this.faults = faults;
  }
}

/**
 * The settings `schema` names, checked. An empty setting counts as not set, as compose files leave them. Each may come
 * from a file instead, named by the setting with `_FILE` behind it: an environment is read by more than one process.
 */
export const config = <Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment = process.env,
): z.output<Schema> => {
  const faults: ConfigFault[] = [];
  const set = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = valueOf(name, schema, env, faults);
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = schema.safeParse(set);
  const unread = new Set(faults.map(({ place }) => place.replace(/_FILE$/, '')));
  if (!parsed.success)
    faults.push(
      ...parsed.error.issues.map((issue) => faultOf(issue, set)).filter(({ place }) => !unread.has(place)),
    );
  // Only a service says what it may send in clear; a schema that does not ask is not of one.
  if (parsed.success && 'PLAINTEXT_HOSTS' in schema.shape) {
    const { OTEL_EXPORTER_OTLP_ENDPOINT = '' } = env;
    faults.push(...plaintextFaults({ ...parsed.data, OTEL_EXPORTER_OTLP_ENDPOINT }));
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigInvalid(faults);
  return parsed.data;
};

const valueOf = (
  name: string,
  { shape }: z.ZodObject,
  env: Environment,
  faults: ConfigFault[],
): string | undefined => {
  const place = `${name}_FILE`;
  const file = env[place];
  // `MASTER_KEY_FILE` is a setting of its own: it is read, and kept, by whoever it is for.
  if (!file || place in shape) return env[name];
  if (env[name]) faults.push({ place, reason: `Is set, and ${name} as well: one of the two is meant.` });
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.push({ place, reason: 'Names a file that can not be read.' });
    return undefined;
  }
};

const faultOf = ({ path, message }: z.core.$ZodIssue, set: Environment): ConfigFault => {
  const place = String(path[0] ?? 'environment');
  return { place, reason: path.length > 0 && set[place] === undefined ? 'Is not set.' : message };
};
