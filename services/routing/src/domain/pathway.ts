/** Facts that come back from partners and move a journey on. */
export const facts = ['enrolled', 'level-gained', 'credential-attained', 'placed', 'served'] as const;
export type Fact = (typeof facts)[number];
export const isFact = (because: string): because is Fact => (facts as readonly string[]).includes(because);

export type Condition = Readonly<{ step: string; fact: Fact }>;

export type PathwayStep = Readonly<{
  id: string;
  service: string;
  program: string | null;
  /** Opens when all of these have come back. */
  after: readonly Condition[];
  /** The fact that fulfils it. */
  doneBy: Fact;
  respondWithinDays: number | null;
}>;

/** A template. Ids are neutral and versions never change: a journey keeps the version it was opened on. */
export type Pathway = Readonly<{ id: string; version: number; aim: string; steps: readonly PathwayStep[] }>;

export type Pathways = readonly Pathway[];

export const pathwayOf = (pathways: Pathways, id: string, version: number): Pathway | undefined =>
  pathways.find((pathway) => pathway.id === id && pathway.version === version);

/** The steps of a template that this person asked for. */
export const stepsWanted = (pathway: Pathway, needs: readonly string[]): readonly PathwayStep[] =>
  pathway.steps.filter(({ service }) => needs.includes(service));

/** The pathway asked for, else the one that serves most of what was asked for; always its newest version. */
export const choosePathway = (
  pathways: Pathways,
  asked: string | null,
  needs: readonly string[],
): Pathway | undefined => {
  const served = (pathway: Pathway) => stepsWanted(pathway, needs).length;
  const useful = newest(pathways).filter((pathway) => served(pathway) > 0);
  const named = useful.find(({ id }) => id === asked);
  return (
    named ?? useful.toSorted((one, other) => served(other) - served(one) || one.id.localeCompare(other.id))[0]
  );
};

const newest = (pathways: Pathways): Pathways =>
  pathways.filter(({ id, version }) => !pathways.some((other) => other.id === id && other.version > version));
