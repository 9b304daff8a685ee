import {
  type NewParked,
  type Parked,
  type ParkedMessage,
  type ParkedSummary,
  parkedId,
  type Sealing,
} from '../parked.ts';
import { packSealedPart, repackDetail, unpackSealedPart } from '../sealed-part.ts';

type Kept = { summary: ParkedSummary; sealed: Buffer };
type KeptStream = {
  consumer: string;
  stream: string;
  entries: Kept[];
  lease?: { owner: string; until: number };
};

const summaryOf = ({ consumer, stream, delivery, reason }: NewParked, now: number): ParkedSummary => ({
  id: parkedId(consumer, delivery),
  consumer,
  stream,
  topic: delivery.topic,
  partition: delivery.partition,
  offset: delivery.offset,
  parkedAt: new Date(now).toISOString(),
  attempts: 0,
  ...(delivery.headers['ce_type'] !== undefined && { type: delivery.headers['ce_type'] }),
  ...(delivery.headers['ce_id'] !== undefined && { eventId: delivery.headers['ce_id'] }),
  ...reason,
});

export const inMemoryParked = ({
  seal,
  unseal,
  now = Date.now,
}: Sealing & { now?: () => number }): Parked => {
  const streams = new Map<string, KeptStream>();
  const place = (consumer: string, stream: string) => `${consumer}|${stream}`;
  const at = (consumer: string, stream: string) => streams.get(place(consumer, stream));
  const byId = (id: string) =>
    [...streams.values()].flatMap(({ entries }) => entries).find(({ summary }) => summary.id === id);

  const keep = async (entry: NewParked): Promise<Kept> => ({
    summary: summaryOf(entry, now()),
    sealed: await seal(packSealedPart(entry)),
  });

  const append = (kept: KeptStream, entry: Kept) => {
    if (!kept.entries.some(({ summary }) => summary.id === entry.summary.id)) kept.entries.push(entry);
  };

  const openUp = async ({ summary, sealed }: Kept): Promise<ParkedMessage> => ({
    ...summary,
    ...unpackSealedPart(await unseal(sealed)),
  });

  return {
    async add(entry) {
      const { consumer, stream } = entry;
      const kept = await keep(entry);
      const existing = at(consumer, stream) ?? { consumer, stream, entries: [] };
      streams.set(place(consumer, stream), existing);
      append(existing, kept);
    },

    async addBehind(entry) {
      const kept = await keep(entry);
      const existing = at(entry.consumer, entry.stream);
      if (existing) append(existing, kept);
      return existing !== undefined;
    },

    async parkedStreams(consumer, wanted) {
      const own = [...streams.values()].filter((kept) => kept.consumer === consumer);
      const names = own.map(({ stream }) => stream);
      return new Set(wanted ? names.filter((stream) => wanted.includes(stream)) : names);
    },

    streams: async (consumer) =>
      [...streams.values()]
        .filter((kept) => consumer === undefined || kept.consumer === consumer)
        .map(({ consumer, stream, entries }) => ({
          consumer,
          stream,
          size: entries.length,
          since: entries[0]?.summary.parkedAt ?? '',
          code: entries[0]?.summary.code ?? '',
        })),

    list: async (consumer, stream) => at(consumer, stream)?.entries.map(({ summary }) => summary) ?? [],

    async show(id) {
      const kept = byId(id);
      return kept && openUp(kept);
    },

    async claim(consumer, stream, { owner, leaseMs }) {
      const kept = at(consumer, stream);
      if (!kept || (kept.lease && kept.lease.owner !== owner && kept.lease.until > now())) return false;
      kept.lease = { owner, until: now() + leaseMs };
      return true;
    },

    async release(consumer, stream, owner) {
      const kept = at(consumer, stream);
      if (kept?.lease?.owner === owner) delete kept.lease;
    },

    async head(consumer, stream) {
      const first = at(consumer, stream)?.entries[0];
      return first && openUp(first);
    },

    async clear(consumer, stream, id) {
      const kept = at(consumer, stream);
      if (!kept) return;
      kept.entries = kept.entries.filter(({ summary }) => summary.id !== id);
      if (kept.entries.length === 0) streams.delete(place(consumer, stream));
    },

    async note(id, reason, detail) {
      const kept = byId(id);
      if (!kept) return;
      const { place: _, ...rest } = kept.summary;
      kept.sealed = await seal(repackDetail(await unseal(kept.sealed), detail));
      kept.summary = { ...rest, ...reason, attempts: rest.attempts + 1 };
    },
  };
};
