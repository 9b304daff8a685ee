import type { Context } from '@handoff/host';

/** Streams that began; a document may also stand for refusals alone. */
export const countStreams = ({ db }: Context, stream: 'intake' | 'consent'): Promise<number> =>
  db.collection(stream).countDocuments({ version: { $gt: 0 } });
