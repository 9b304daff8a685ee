import type { z } from 'zod';

export type ConfigFault = Readonly<{ place: string; reason: string }>;
type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment at once. Settings are named, their values never shown. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly code = 'config-invalid';
  readonly place: string;
  readonly reason: string;
  readonly mend = 'Set or correct each setting named; the README of the service lists them all.';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ place, reason }) => `${place}: ${reason}`);
    super(lines.join('\n'));
    this.place = faults.map(({ place }) => place).join(', ');
    this.reason = lines.join('; ');
    this.faults = faults;
  }
}

/** The settings `schema` names, checked. An empty setting counts as not set, as compose files leave them. */
export const config = <Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment = process.env,
): z.output<Schema> => {
  const set = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new ConfigInvalid(parsed.error.issues.map((issue) => faultOf(issue, set)));
};

const faultOf = ({ path, message }: z.core.$ZodIssue, set: Environment): ConfigFault => {
  const place = String(path[0] ?? 'environment');
  return { place, reason: path.length > 0 && set[place] === undefined ? 'Is not set.' : message };
};
