import type { Announcement } from '../register/webhook-deliveries.ts';

/** That something happened, and where to read it: nothing of what it says. The bytes are the same at each attempt. */
export const wordsOf = ({ type, time, id, position, subject }: Announcement): string =>
  JSON.stringify({ type, timestamp: time, data: { id, position, subject } });
