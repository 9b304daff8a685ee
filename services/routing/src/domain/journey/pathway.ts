/** Facts that come back from partners and move a journey on. */
export const facts = ['enrolled', 'level-gained', 'credential-attained', 'placed', 'served'] as const;
export type Fact = (typeof facts)[number];
export const isFact = (because: string): because is Fact => (facts as readonly string[]).includes(because);

/** One of these facts has come back from that step; or, with `orClosed`, none can come any more. */
export type Condition = Readonly<{ step: string; facts: readonly Fact[]; orClosed: boolean }>;

export type PathwayStep = Readonly<{
  id: string;
  service: string;
  program: string | null;
  /** Wraparound: goes on side by side with the others. */
  beside: boolean;
  /** Stands in every journey of the pathway, asked for or not: what is offered to all tells nothing about anyone. */
  forEveryone: boolean;
  /** Makes sense only together with this other step. */
  onlyWith: string | null;
  /** Only in a class or cohort that has places of its own. */
  inCohort: boolean;
  /** Opens when all of these are met. */
  after: readonly Condition[];
  /** Any one of these facts fulfils it. */
  doneBy: readonly Fact[];
  respondWithinDays: number | null;
}>;

/**
 * A template. Ids are neutral and versions never change: a journey keeps the version it was opened on. Any one step of
 * `aim`, done, is success.
 */
export type Pathway = Readonly<{
  id: string;
  version: number;
  aim: readonly string[];
  steps: readonly PathwayStep[];
}>;

export type Pathways = readonly Pathway[];

export const pathwayOf = (pathways: Pathways, id: string, version: number): Pathway | undefined =>
  pathways.find((pathway) => pathway.id === id && pathway.version === version);

export const newestOf = (pathways: Pathways, id: string): Pathway | undefined =>
  newest(pathways).find((pathway) => pathway.id === id);

const asked = (needs: readonly string[]) => (step: PathwayStep) => needs.includes(step.service);

/** The steps of a template for someone with these needs: what was asked for, and what everyone is offered. */
export const stepsWanted = (pathway: Pathway, needs: readonly string[]): readonly PathwayStep[] => {
  const wanted = pathway.steps.filter((step) => step.forEveryone || asked(needs)(step));
  const ids = new Set(wanted.map(({ id }) => id));
  return wanted.filter(({ onlyWith }) => onlyWith === null || ids.has(onlyWith));
};

/**
 * The pathway asked for, else the one that serves most of what was asked for; of those, the one that brings the fewest
 * steps nobody asked for. Always its newest version.
 */
export const choosePathway = (
  pathways: Pathways,
  named: string | null,
  needs: readonly string[],
): Pathway | undefined => {
  const served = (pathway: Pathway) =>
    new Set(pathway.steps.filter(asked(needs)).map(({ service }) => service)).size;
  const useful = newest(pathways).filter((pathway) => served(pathway) > 0);
  const best = useful.toSorted(
    (one, other) =>
      served(other) - served(one) || one.steps.length - other.steps.length || one.id.localeCompare(other.id),
  );
  return useful.find(({ id }) => id === named) ?? best[0];
};

const newest = (pathways: Pathways): Pathways =>
  pathways.filter(({ id, version }) => !pathways.some((other) => other.id === id && other.version > version));
