import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { Fault } from '../fault.ts';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

const operations = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  create: AclOperationTypes.CREATE,
  delete: AclOperationTypes.DELETE,
  alter: AclOperationTypes.ALTER,
  describe: AclOperationTypes.DESCRIBE,
  'describe-configs': AclOperationTypes.DESCRIBE_CONFIGS,
  'alter-configs': AclOperationTypes.ALTER_CONFIGS,
} as const;

const resources = {
  topic: AclResourceTypes.TOPIC,
  group: AclResourceTypes.GROUP,
  /** Its name is `kafka-cluster`, always. */
  cluster: AclResourceTypes.CLUSTER,
} as const;

export type Grant = Readonly<{
  user: string;
  kind: keyof typeof resources;
  name: string;
  match: 'exact' | 'prefix';
  may: readonly (keyof typeof operations)[];
}>;

const unended = ({ name }: Grant) =>
  new Fault('prefix-without-separator', {
    place: name,
    reason: 'A prefix that does not end in a dot also opens what belongs to longer names.',
    mend: `Grant \`${name}.\` instead.`,
  });

const entriesOf = (grant: Grant): AclEntry[] => {
  // A dash is no separator: slugs contain it, so `north-` would open `north-shore`.
  if (grant.match === 'prefix' && !grant.name.endsWith('.')) throw unended(grant);
  return grant.may.map((operation) => ({
    resourceType: resources[grant.kind],
    resourceName: grant.name,
    resourcePatternType:
      grant.match === 'prefix' ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    principal: `User:${grant.user}`,
    host: '*',
    operation: operations[operation],
    permissionType: AclPermissionTypes.ALLOW,
  }));
};

/** Granting twice is granting once: the broker keeps a set. */
export const grantAcls = async (admin: Admin, grants: readonly Grant[]): Promise<void> => {
  const acl = grants.flatMap(entriesOf);
  if (acl.length > 0) await admin.createAcls({ acl });
};

/** All that was ever granted to a user. */
export const revokeAcls = async (admin: Admin, user: string): Promise<void> => {
  await admin.deleteAcls({ filters: [anyOf(user)] });
};

const anyOf = (user: string) => ({
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  principal: `User:${user}`,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
});

/**
 * Gives a user these rights and takes away every other. What stays is never away in between: whoever is at work under
 * it goes on.
 */
export const alignAcls = async (
  admin: Admin,
  user: string,
  grants: readonly Omit<Grant, 'user'>[],
): Promise<void> => {
  const wanted = grants.flatMap((grant) => entriesOf({ ...grant, user }));
  if (wanted.length > 0) await admin.createAcls({ acl: wanted });
  const { resources: held } = await admin.describeAcls(anyOf(user));
  const surplus = held
    .flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })))
    .filter((entry) => !wanted.some((each) => isSame(each, entry)));
  if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
};

const isSame = (one: AclEntry, other: AclEntry): boolean =>
  one.resourceType === other.resourceType &&
  one.resourceName === other.resourceName &&
  one.resourcePatternType === other.resourcePatternType &&
  one.operation === other.operation &&
  one.permissionType === other.permissionType;

const names = Object.fromEntries(Object.entries(operations).map(([name, code]) => [code, name]));

/** What a user holds, a line a right: `topic handoff.partner.north.in: write`. Rights over the cluster stand out. */
export const grantsOf = async (admin: Admin, user: string): Promise<string[]> => {
  const { resources: held } = await admin.describeAcls(anyOf(user));
  return held
    .flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
      acls.map(({ operation }) =>
        lineOf(
          kinds[resourceType] ?? `resource ${resourceType}`,
          resourceName,
          resourcePatternType === ResourcePatternTypes.PREFIXED,
          names[operation] ?? `operation ${operation}`,
        ),
      ),
    )
    .toSorted();
};

const kinds: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(resources).map(([name, code]) => [code, name]),
);

const lineOf = (kind: string, name: string, prefix: boolean, operation: string): string =>
  `${kind} ${name}${prefix ? '*' : ''}: ${operation}`;

/** The same lines for what is to be granted, to compare with. */
export const linesOf = (grants: readonly Omit<Grant, 'user'>[]): string[] =>
  grants
    .flatMap(({ kind, name, match, may }) =>
      may.map((operation) => lineOf(kind, name, match === 'prefix', operation)),
    )
    .toSorted();
