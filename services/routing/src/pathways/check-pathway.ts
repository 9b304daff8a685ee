import type { Pathway } from '../domain/journey/pathway.ts';

type Path = readonly (string | number)[];
export type Misfit = Readonly<{ path: Path; reason: string; mend: string }>;

/** What a shape can't say: names that lead nowhere, and steps that wait for each other. */
export const checkPathway = (pathway: Pathway): readonly Misfit[] => [
  ...idsThatRepeat(pathway),
  ...aimsThatAreNoStep(pathway),
  ...namesThatLeadNowhere(pathway),
  ...circles(pathway),
];

const idsThatRepeat = ({ steps }: Pathway): Misfit[] =>
  steps.flatMap(({ id }, place) =>
    steps.findIndex((step) => step.id === id) < place
      ? [
          {
            path: ['steps', place, 'id'],
            reason: `'${id}' is there twice`,
            mend: 'Give each step its own id.',
          },
        ]
      : [],
  );

const idsOf = ({ steps }: Pathway) => steps.map(({ id }) => id);
const oneOf = (pathway: Pathway) => `Name one of: ${idsOf(pathway).join(', ')}.`;

const aimsThatAreNoStep = (pathway: Pathway): Misfit[] =>
  pathway.aim
    .filter((aim) => !idsOf(pathway).includes(aim))
    .map((aim) => ({
      path: ['aim'],
      reason: `'${aim}' is no step of this pathway`,
      mend: oneOf(pathway),
    }));

const namesThatLeadNowhere = (pathway: Pathway): Misfit[] =>
  pathway.steps.flatMap(({ after, onlyWith }, place) => {
    const named = [
      ...after.map(({ step }, number) => ({ step, path: ['steps', place, 'after', number, 'step'] })),
      ...(onlyWith === null ? [] : [{ step: onlyWith, path: ['steps', place, 'onlyWith'] }]),
    ];
    return named
      .filter(({ step }) => !idsOf(pathway).includes(step))
      .map(({ step, path }) => ({
        path,
        reason: `'${step}' is no step of this pathway`,
        mend: oneOf(pathway),
      }));
  });

/** Steps that wait for each other would wait for ever. Each circle is told once, at its first step. */
const circles = (pathway: Pathway): Misfit[] => {
  const told = new Set<string>();
  return pathway.steps.flatMap(({ id }, place) => {
    const circle = circleFrom(pathway, id, [id]);
    if (!circle || circle.some((step) => told.has(step))) return [];
    for (const step of circle) told.add(step);
    return [
      {
        path: ['steps', place, 'after'],
        reason: `these steps wait for each other: ${[...circle, id].join(' → ')}`,
        mend: 'Take one of these conditions out.',
      },
    ];
  });
};

const circleFrom = (
  pathway: Pathway,
  from: string,
  way: readonly string[],
): readonly string[] | undefined => {
  const now = pathway.steps.find(({ id }) => id === way.at(-1));
  for (const { step } of now?.after ?? []) {
    if (step === from) return way;
    const found = way.includes(step) ? undefined : circleFrom(pathway, from, [...way, step]);
    if (found) return found;
  }
  return undefined;
};
