export type { Defect } from './plan.ts';
export { type By, honest, planted } from './planted.ts';
export { manifestOf, slugOf, tryPartner, wayOf } from './try-partner.ts';
