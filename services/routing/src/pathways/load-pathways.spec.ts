import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codesOf } from '@handoff/schemas';
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
const english = '  - id: english\n    service: learn.esl\n    doneBy: level-gained';
const work =
  '  - { id: work, service: work.placement, doneBy: placed, after: [{ step: english, fact: enrolled }] }';

describe('a pathway file', () => {
  it('that is shipped loads: English opens work', () => {
    const english = loadPathways().find(({ id }) => id === 'english-to-work');
    expect(english?.steps.map(({ id, after }) => [id, after])).toEqual([
      ['english', []],
      ['work', [{ step: 'english', facts: ['level-gained'], orClosed: false }]],
    ]);
  });

  it('is shipped for each pathway of the contract', () =>
    expect(
      loadPathways()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...codesOf('pathway')].toSorted()));

  it.each([
    [
      'an unknown service',
      pathway('  - { id: english, service: learn.welsh, doneBy: enrolled }'),
      '0.yaml:5:29',
      "'learn.welsh' is no code of the list 'service'.",
    ],
    [
      'an unknown fact',
      pathway('  - { id: english, service: learn.esl, doneBy: happy }'),
      '0.yaml:5:48',
      "'happy' is no fact; facts are enrolled, level-gained, credential-attained, placed, served.",
    ],
    ['an aim that is no step', pathway(english, 'work'), '0.yaml:3:6', "'work' is no step of this pathway."],
    [
      'a condition on no step',
      pathway(`${english}\n    after:\n      - { step: work, fact: placed }`),
      '0.yaml:9:17',
      "'work' is no step of this pathway.",
    ],
    [
      'two steps that wait for each other',
      pathway(`${english}\n    after: [{ step: work, fact: placed }]\n${work}`),
      '0.yaml:8:12',
      'these steps wait for each other: english → work → english.',
    ],
    ['the same step twice', pathway(`${english}\n${english}`), '0.yaml:8:9', "'english' is there twice."],
    [
      'a step only with one that is not there',
      pathway(`${english}\n    onlyWith: bonus`),
      '0.yaml:8:15',
      "'bonus' is no step of this pathway.",
    ],
    [
      'a field nobody knows',
      pathway(`${english}\nprovider: bayside`),
      '0.yaml:1:1',
      'Unrecognized key: "provider".',
    ],
    ['text that is not YAML', 'id: [english', '0.yaml:1:13', expect.stringContaining('This is not YAML')],
  ])('with %s is refused, with line and column', (_what, text, place, reason) =>
    expect(faultsIn(text)).toEqual([expect.objectContaining({ code: 'bad-pathway', place, reason })]),
  );

  it('may not say the same version as another', () =>
    expect(faultsIn(pathway(english), pathway(english))).toEqual([
      expect.objectContaining({ place: 'english-to-work › version' }),
    ]));

  it('may not give the id of a step another meaning than another pathway', () =>
    expect(
      faultsIn(
        pathway(english),
        pathway('  - { id: english, service: food, doneBy: served }').replace('english-to-work', 'other'),
      ),
    ).toEqual([expect.objectContaining({ place: 'other › english' })]));
});
