import { hostConfig } from '@handoff/host';

/** Eligibility needs nothing beside what every service needs: its rules ship with it. */
export const eligibilityConfig = hostConfig;
