import { blindIndex, openBytes, sealBytes, type SecretKey } from '@handoff/sealing';
import type { Context } from './definition.ts';

/** Text sealed with the service's parking key, as base64url. */
export const atRest = (key: SecretKey): Context['atRest'] => ({
  seal: (text) => sealBytes(key, Buffer.from(text)).toString('base64url'),
  index: (field, text) => blindIndex(key, field, text),
  open: (sealed) => openBytes(key, Buffer.from(sealed, 'base64url')).toString('utf8'),
});
