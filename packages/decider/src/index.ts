export { type Decider, fold } from './decider.ts';
export { Refusal, type RefusalDetail, refuse } from './refusal.ts';
