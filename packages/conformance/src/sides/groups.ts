import { connectKafka } from '@handoff/messaging/kafka';
import type { Evidence } from '../evidence.ts';

export type KafkaAccess = Readonly<{
  brokers: readonly string[];
  username: string;
  password: string;
  out: string;
  groupPrefix: string;
}>;

/** The partner's own groups on its `.out`, seen with its own credentials: it may look at nobody else's. */
export const groupsOf =
  ({ brokers, username, password, out, groupPrefix }: KafkaAccess) =>
  async (): Promise<Evidence['groups']> => {
    const { admin, close } = connectKafka({
      brokers,
      clientId: 'handoff-conformance',
      sasl: { username, password },
    });
    try {
      const own = (await admin.groups()).filter((group) => group.startsWith(groupPrefix));
      const lags = await admin.lag(own.map((groupId) => ({ groupId, topics: [out] })));
      return own.map((group) => ({ group, lag: lags.find(({ groupId }) => groupId === group)?.behind ?? 0 }));
    } finally {
      await close();
    }
  };
