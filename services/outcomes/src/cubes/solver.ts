import load from 'highs';
import type { default as CommonJs } from 'highs';

type Load = (typeof CommonJs)['default'];
type Solver = Awaited<ReturnType<Load>>;

// The package's types describe its CommonJS half; what is imported is the other one, whose default is the function itself.
const loadHighs = load as unknown as Load;
let loaded: Promise<Solver> | undefined;

/** HiGHS, an exact solver for linear and integer programs, as WebAssembly; loaded once. */
export const solver = (): Promise<Solver> => (loaded ??= loadHighs());

/** What is said cannot be true together. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
}

/** The best value of an objective, for a problem in CPLEX LP format. */
export const best = (solver: Solver, problem: string): number => {
  const found = solver.solve(problem);
  if (found.Status !== 'Optimal') throw new Contradiction(`no release can be like this: ${found.Status}`);
  return found.ObjectiveValue;
};

/** Whether what is said was found to be possible. Where it is not, it may be impossible, or only not found. */
export const isPossible = (solver: Solver, problem: string): boolean =>
  solver.solve(problem).Status === 'Optimal';

export type { Solver };
