import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '..', '..');
export const textOf = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

export type ComposeService = Readonly<{
  image?: string;
  build?: Readonly<{ context: string; dockerfile: string; args: Readonly<Record<string, string>> }>;
  environment?: Readonly<Record<string, string>>;
  command?: readonly string[];
  entrypoint?: readonly string[];
  expose?: readonly string[];
  ports?: readonly string[];
  networks?: readonly string[];
  cap_drop?: readonly string[];
  security_opt?: readonly string[];
  volumes?: readonly string[];
  user?: string;
  depends_on?: readonly string[] | Readonly<Record<string, Readonly<{ condition: string }>>>;
  secrets?: readonly Readonly<{
    source: string;
    target: string;
    uid?: string;
    gid?: string;
    mode: number;
  }>[];
  healthcheck?: Readonly<{ test?: readonly string[]; disable?: boolean }>;
}>;

export type Compose = Readonly<{
  services: Readonly<Record<string, ComposeService>>;
  networks: Readonly<Record<string, Readonly<{ internal?: boolean }>>>;
  volumes: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, Readonly<{ environment?: string; file?: string }>>>;
}>;

const variable = /\$\{([A-Z_]+)(?::([?-])([^}]*))?\}/g;

/** The compose file as it is written, anchors resolved. */
export const composeFile = (): Compose => parse(textOf('docker-compose.yml'), { merge: true }) as Compose;

/** Every variable it asks for, and what happens without it. */
export const variables = (): readonly Readonly<{
  name: string;
  otherwise: 'refuse' | 'default' | 'empty';
}>[] =>
  [...textOf('docker-compose.yml').matchAll(variable)].map(([, name = '', sign]) => ({
    name,
    otherwise: sign === '?' ? 'refuse' : sign === '-' ? 'default' : 'empty',
  }));

/** The same file with the variables filled in, as `docker compose` would. */
export const filledIn = (env: Readonly<Record<string, string>>): Compose =>
  JSON.parse(JSON.stringify(composeFile()), (_, value: unknown) =>
    typeof value === 'string' ? fill(value, env) : value,
  ) as Compose;

const fill = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(variable, (_, name: string, sign?: string, rest = '') => {
    const value = env[name];
    if (value) return value;
    if (sign === '?') throw new Error(`${name}: ${rest}`);
    return sign === '-' ? rest : '';
  });
