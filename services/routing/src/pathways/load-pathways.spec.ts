import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BadPathway, loadPathways, type PathwayFault } from './load-pathways.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const faultsIn = (...files: string[]): readonly PathwayFault[] => {
  const folder = mkdtempSync(join(tmpdir(), 'pathways-'));
  folders.push(folder);
  for (const [number, text] of files.entries()) writeFileSync(join(folder, `${number}.yaml`), text);
  try {
    loadPathways(folder);
    return [];
  } catch (error) {
    if (error instanceof BadPathway) return error.faults;
    throw error;
  }
};

const pathway = (steps: string, aim = 'english') =>
  `id: english-to-work\nversion: 1\naim: ${aim}\nsteps:\n${steps}\n`;
const english = '  - { id: english, service: learn.esl, doneBy: level-gained }';

describe('a pathway file', () => {
  it('that is shipped loads: English opens work', () => {
    const [shipped] = loadPathways();
    expect(shipped?.steps.map(({ id, after }) => [id, after])).toEqual([
      ['english', []],
      ['work', [{ step: 'english', fact: 'level-gained' }]],
    ]);
  });

  it.each([
    [
      'an unknown service',
      pathway('  - { id: english, service: learn.welsh, doneBy: enrolled }'),
      '0.yaml › steps › 0 › service',
    ],
    [
      'an unknown fact',
      pathway('  - { id: english, service: learn.esl, doneBy: happy }'),
      '0.yaml › steps › 0 › doneBy',
    ],
    ['an aim that is no step', pathway(english, 'work'), '0.yaml › aim'],
    ['a field nobody knows', pathway(`${english}\nprovider: bayside`), '0.yaml'],
    [
      'a condition on a later step',
      pathway(
        '  - { id: english, service: learn.esl, doneBy: placed, after: [{ step: work, fact: placed }] }',
      ),
      '0.yaml › steps › 0 › after',
    ],
    ['the same step twice', pathway(`${english}\n${english}`), '0.yaml › steps › 1 › id'],
    ['text that is not YAML', 'id: [english', '0.yaml › line 1'],
  ])('with %s is refused with its place', (_what, text, place) =>
    expect(faultsIn(text)).toEqual([expect.objectContaining({ code: 'bad-pathway', place })]),
  );

  it('may not say the same version as another', () =>
    expect(faultsIn(pathway(english), pathway(english))).toEqual([
      expect.objectContaining({ place: 'english-to-work › version' }),
    ]));
});
