import { join } from 'node:path';
import { brokerRightsOf, type ServiceName, serviceNames, topics } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { eligibility } from '../simulation/exchange/eligibility.ts';
import { gateway } from '../simulation/exchange/gateway.ts';
import { intake } from '../simulation/exchange/intake.ts';
import { outcomes } from '../simulation/exchange/outcomes.ts';
import { routing } from '../simulation/exchange/routing.ts';
import { openGate } from '../simulation/exchange/service.ts';

const definitions = [intake, eligibility, routing, outcomes, gateway].map(
  ({ open }) => open(() => undefined).define(openGate).definition,
);

/** What a service consumes, by what it is made of. */
const consumedBy = (service: ServiceName): ReadonlySet<string> => {
  const { subscriptions, commands } = definitions.find(({ name }) => name === service) ?? {};
  const own = Object.entries(topics).flatMap(([name, { owner }]) =>
    owner === service || owner === 'every' ? [name] : [],
  );
  return new Set([
    ...own,
    ...(subscriptions ?? []).flatMap((each) => each.topics),
    ...(Object.keys(commands ?? {}).length > 0 ? ['handoff.commands'] : []),
  ]);
};

const rightsOn = (service: ServiceName, resource: string): string =>
  brokerRightsOf(service)
    .flatMap(({ name, match, may }) => (`${name}${match === 'prefix' ? '*' : ''}` === resource ? may : []))
    .join(', ');

describe('the rights of services at the broker', () => {
  it.each(serviceNames)('let %s read what it consumes and what it wrote, and nothing beside', (service) => {
    const read = brokerRightsOf(service).flatMap(({ kind, match, name, may }) =>
      kind === 'topic' && match === 'exact' && may.includes('read') ? [name] : [],
    );
    expect(read.toSorted()).toEqual([...consumedBy(service)].toSorted());
  });

  it('are those that were last agreed: every user, every resource', async () => {
    const named = serviceNames.flatMap((service) =>
      brokerRightsOf(service).map(
        ({ kind, name, match }) => [kind, `${name}${match === 'prefix' ? '*' : ''}`] as const,
      ),
    );
    const resources = [...new Map(named.map(([kind, name]) => [name, kind]))];
    const lines = [
      `| at the broker | ${serviceNames.map((service) => `handoff.${service}`).join(' | ')} |`,
      `| --- |${' --- |'.repeat(serviceNames.length)}`,
      ...resources.map(
        ([name, kind]) =>
          `| ${kind} ${name} | ${serviceNames.map((service) => rightsOn(service, name)).join(' | ')} |`,
      ),
      '',
    ];
    const golden = join(import.meta.dirname, 'who-may-at-the-broker.md');
    await expect(lines.join('\n')).toMatchFileSnapshot(golden);
  });
});
