import { hostConfig } from '@handoff/host';

/** Outcomes needs nothing beside what every service needs. */
export const outcomesConfig = hostConfig;
