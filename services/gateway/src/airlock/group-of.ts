import { createHash } from 'node:crypto';

/** Sixteen fixed groups: a new partner makes only its own group rejoin, the other partners notice nothing. */
export const inboundGroups = 16;

export const groupOf = (slug: string): number =>
  createHash('sha256').update(slug).digest().readUInt32BE(0) % inboundGroups;
