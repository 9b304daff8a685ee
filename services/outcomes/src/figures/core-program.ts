import type { Program } from '../indicators/program.ts';

/** Which core program of WIOA a funded program of the exchange is, if any. Integrated classes stand under Title II. */
const coreProgram: Readonly<Record<string, Program>> = {
  aefla: 'aefla',
  aefla_ielce: 'aefla',
  ibest: 'aefla',
  wioa_adult: 'adult',
  wioa_dislocated_worker: 'dw',
  wioa_youth: 'youth',
  wagner_peyser: 'wp',
};

export const coreProgramOf = (code: string | null): Program | undefined =>
  code === null ? undefined : coreProgram[code];

/** 34 CFR 463.35: education and training at once; only there may adult education count gains of training. */
export const isIntegrated = (code: string | null): boolean => code === 'ibest';
