/** How many records of a partition a consumer group has not committed. */
export type Lag = Readonly<{ groupId: string; topic: string; partition: number; behind: number }>;

/** A group with the topics it reads: then partitions that it has never committed in count as well. */
export type Group = Readonly<{ groupId: string; topics?: readonly string[] }>;
