import { hash } from 'node:crypto';

/** Sixteen fixed groups: a new partner makes only its own group rejoin, the other partners notice nothing. */
export const inboundGroups = 16;

export const groupOf = (slug: string): number =>
  hash('sha256', slug, 'buffer').readUInt32BE(0) % inboundGroups;
