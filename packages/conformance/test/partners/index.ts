export { csvPartner } from './csv-partner.ts';
export type { PartnerOptions } from './http.ts';
export { kafkaPartner } from './kafka-partner.ts';
export type { Defect } from './plan.ts';
export { restPartner } from './rest-partner.ts';
export { webhookPartner } from './webhook-partner.ts';
