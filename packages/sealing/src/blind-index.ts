import { createHmac } from 'node:crypto';
import type { SecretKey } from './secret-key.ts';

/** Equal values of one field match without being readable. Normalise first; use only where matching is needed. */
export const blindIndex = ({ key }: Pick<SecretKey, 'key'>, field: string, normalised: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([field, normalised]))
    .digest('base64url');
