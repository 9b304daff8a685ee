import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeFault, wrongWords } from '../fault.ts';
import { handoffProgram } from './program.ts';

const run = (...words: string[]) => handoffProgram(words).parseAsync(words, { from: 'user' });

describe('wrong words', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  it('are told to people as they are, and to programs in the form of every refusal', async () => {
    await run('partner', 'diff').catch(() => undefined);
    expect(said.join('')).toContain("missing required argument 'manifest'");
    said.length = 0;
    const error = (await run('partner', 'diff', '--json').catch((thrown: unknown) => thrown)) as Error;
    expect(said).toEqual([]);
    expect(JSON.parse(describeFault(wrongWords(error), 'json'))).toEqual({
      code: 'wrong-words',
      place: 'handoff',
      reason: "missing required argument 'manifest'",
      mend: expect.any(String),
    });
  });
});

describe('a manifest to begin with', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'partner-new-'));
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('needs no more than a slug', async () => {
    await run('partner', 'new', 'elm-street-center', '--folder', folder);
    const text = readFileSync(join(folder, 'elm-street-center.yaml'), 'utf8');
    expect(text).toContain('slug: elm-street-center');
    expect(text).toContain('name: "Elm Street Center"');
    expect(text).toContain('way: rest');
  });

  it.each(['Elm Street', 'elm', '-elm-street', 'elm--street'])(
    'is not written for the slug %s',
    async (slug) => {
      await expect(run('partner', 'new', '--folder', folder, '--', slug)).rejects.toMatchObject({
        code: 'bad-slug',
      });
    },
  );
});
