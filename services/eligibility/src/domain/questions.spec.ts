import { describe, expect, it } from 'vitest';
import { exampleFacts } from './examples.ts';
import { questions } from './questions.ts';

const open = (program: string, ...missing: string[]) => ({ program, missing, askNow: missing });

describe('questions', () => {
  it('put the less sensitive first, however much the other settles', () =>
    expect(
      questions(
        [open('a', 'authorized'), open('b', 'authorized'), open('c', 'learner', 'in_class')],
        exampleFacts,
      ).map(({ fact }) => fact),
    ).toEqual(['in_class', 'learner', 'authorized']));

  it('put what settles more programs first within a class', () =>
    expect(
      questions([open('a', 'learner'), open('b', 'in_class', 'learner')], exampleFacts).map(
        ({ fact, settles }) => ({
          fact,
          settles,
        }),
      ),
    ).toEqual([
      { fact: 'learner', settles: ['a'] },
      { fact: 'in_class', settles: [] },
    ]));

  it('are never asked for the sake of a settled program', () =>
    expect(questions([open('a')], exampleFacts)).toEqual([]));

  it('leave out what may not be asked, and know that an answer beside it settles nothing yet', () =>
    expect(
      questions([{ program: 'a', missing: ['category', 'learner'], askNow: ['learner'] }], exampleFacts),
    ).toMatchObject([{ fact: 'learner', settles: [], bearsOn: ['a'] }]));
});
