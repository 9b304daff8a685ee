import {
  type Announcement,
  type Delivery,
  type Lane,
  placeOf,
  type WebhookDeliveries,
} from '../webhook-deliveries.ts';

type Row = Delivery & { dueAt: number; fence: number };

/** `now`: the time that a database would have. */
export const inMemoryWebhookDeliveries = (now: () => number = Date.now): WebhookDeliveries => {
  const rows = new Map<string, Row>();
  const idOf = ({ partner, webhook }: Lane, id: string): string => `${partner}|${webhook}|${id}`;
  const of = ({ partner, webhook }: Lane): Row[] =>
    [...rows.values()].filter((row) => row.partner === partner && row.webhook === webhook);
  const isDue = ({ status, dueAt }: Row): boolean => status === 'pending' && dueAt <= now();
  const keep = (row: Row): void => void rows.set(idOf(row, row.id), row);
  const again = (failed: Row): void => {
    const { code: _, ...row } = failed;
    keep({ ...row, status: 'pending', tries: 0, dueAt: now(), fence: row.fence + 1 });
  };

  return {
    add: async (announcement, failed) => {
      if (rows.has(idOf(announcement, announcement.id))) return false;
      keep(rowOf(announcement, now(), failed));
      return true;
    },
    due: async () => {
      const lanes = [...rows.values()].filter(isDue).map(({ partner, webhook }) => ({ partner, webhook }));
      return [...new Map(lanes.map((lane) => [`${lane.partner}|${lane.webhook}`, lane])).values()];
    },
    claim: async (lane, leaseMs) => {
      const [row] = of(lane)
        .filter(isDue)
        .sort((one, other) => one.dueAt - other.dueAt || inOrder(one, other));
      if (!row) return undefined;
      const claimed = { ...row, dueAt: now() + leaseMs, fence: row.fence + 1 };
      keep(claimed);
      return { ...shown(claimed), fence: claimed.fence };
    },
    settle: async ({ fence, ...claim }, settled, attempt) => {
      const row = rows.get(idOf(claim, claim.id));
      if (row?.fence !== fence || row.status !== 'pending') return false;
      const { status } = settled;
      keep({
        ...row,
        status,
        ...('code' in settled && { code: settled.code }),
        ...(attempt && { attempts: [...row.attempts, attempt].slice(-20), tries: row.tries + 1 }),
        ...('waitMs' in settled && { dueAt: now() + settled.waitMs }),
      });
      return true;
    },
    find: async (lane, id) => {
      const row = rows.get(idOf(lane, id));
      return row && shown(row);
    },
    list: async (lane, { status, before, limit }) =>
      of(lane)
        .filter((row) => before === undefined || placeOf(row) < before)
        .filter((row) => status === undefined || row.status === status)
        .sort((one, other) => inOrder(other, one))
        .slice(0, limit)
        .map(shown),
    replay: async (lane, id) => {
      const row = rows.get(idOf(lane, id));
      if (row && row.status !== 'pending') again(row);
      return row !== undefined;
    },
    replayFailed: async (lane, since) => {
      const failed = of(lane).filter(({ status, time }) => status === 'failed' && time >= since);
      failed.forEach(again);
      return failed.length;
    },
    giveUp: async (lane, { status, code }) => {
      for (const row of of(lane).filter((each) => each.status === 'pending'))
        keep({ ...row, status, code, fence: row.fence + 1 });
    },
    forget: async (partner, subject, below) => {
      for (const [id, row] of rows)
        if (row.partner === partner && row.subject === subject && row.sequence < below) rows.delete(id);
    },
    counts: async () => {
      const sums: Record<string, number> = {};
      for (const { status } of rows.values()) sums[status] = (sums[status] ?? 0) + 1;
      return sums;
    },
  };
};

const inOrder = (one: Announcement, other: Announcement): number => (placeOf(one) < placeOf(other) ? -1 : 1);

const rowOf = (announcement: Announcement, dueAt: number, failed?: string): Row => ({
  ...announcement,
  status: failed === undefined ? 'pending' : 'failed',
  ...(failed === undefined ? {} : { code: failed }),
  attempts: [],
  tries: 0,
  dueAt,
  fence: 0,
});

const shown = (row: Row): Delivery => {
  const { dueAt, fence: _, ...delivery } = row;
  const nextAt = new Date(dueAt).toISOString();
  return { ...delivery, ...(delivery.status === 'pending' && { nextAt }) };
};
