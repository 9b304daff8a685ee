import type { Admin } from 'kafkajs';

/** Who is in each group now, by the ids the broker gave them: whoever rejoins gets another one. */
export const membersOf = async (
  admin: Admin,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { groups } = await admin.describeGroups([...groupIds]);
  return new Map(
    groups.map(({ groupId, members }) => [groupId, members.map(({ memberId }) => memberId).toSorted()]),
  );
};
