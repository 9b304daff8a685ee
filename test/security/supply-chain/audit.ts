import { spawnSync } from 'node:child_process';
import { root } from './read-lock.ts';

type Said = Readonly<{
  message?: string;
  error?: Readonly<{ summary?: string; code?: string }>;
  metadata?: Readonly<{ vulnerabilities: Readonly<{ high: number; critical: number }> }>;
  vulnerabilities?: Readonly<Record<string, Readonly<{ severity: string; name: string }>>>;
}>;

export type Weaknesses = Readonly<{ kind: 'clean' | 'found' | 'not run'; lines: readonly string[] }>;

/** Asks the registry in use what it knows of what runs; what it says, whatever it is. */
export const askAudit = (): string => {
  const asked = ['audit', '--omit=dev', '--audit-level=high', '--json'];
  const { stdout, error } = spawnSync('npm', asked, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  return error ? JSON.stringify({ message: error.message }) : stdout;
};

/** No list of weaknesses is not an empty one. */
export const readAudit = (text: string): Weaknesses => {
  const said = parsed(text);
  if (!said.metadata) return notRun(said);
  const bad = Object.values(said.vulnerabilities ?? {}).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  const { high, critical } = said.metadata.vulnerabilities;
  if (bad.length + high + critical === 0)
    return { kind: 'clean', lines: ['✓ weaknesses: none that is known and high'] };
  return { kind: 'found', lines: bad.map(({ name, severity }) => `✗ weakness: ${name} (${severity})`) };
};

const parsed = (text: string): Said => {
  try {
    return JSON.parse(text) as Said;
  } catch {
    return {};
  }
};

const notRun = ({ message, error }: Said): Weaknesses => {
  // The status alone: where somebody fetches packages from is theirs to say.
  const status = /\b[45]\d\d [A-Z][\w ]*?(?= - |$)/.exec(message ?? '')?.[0];
  const why = status ?? error?.code ?? 'it gave no answer that could be read';
  return {
    kind: 'not run',
    lines: [
      `- weaknesses: not run: the registry in use does not tell them (${why})`,
      '  Nothing is known about them, then. Ask where they are told: npm audit --omit=dev --registry <address>',
    ],
  };
};

export const exitCodeOf = (licences: number, weaknesses: Weaknesses['kind']): 0 | 1 | 3 => {
  if (licences > 0 || weaknesses === 'found') return 1;
  return weaknesses === 'clean' ? 0 : 3;
};
