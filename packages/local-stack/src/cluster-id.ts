import { randomBytes } from 'node:crypto';

/** 16 bytes in base64url, as Kafka wants them. One that began with a dash would be read as an option by its tools. */
export const newClusterId = (bytes: Buffer = randomBytes(16)): string =>
  `H${bytes.toString('base64url').slice(1)}`;
