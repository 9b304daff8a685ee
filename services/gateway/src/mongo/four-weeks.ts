/** What partners sent and were told goes after as long as Kafka keeps it, by the database's own time. */
export const fourWeeks = { key: { keptAt: 1 }, expireAfterSeconds: 28 * 86_400 } as const;
