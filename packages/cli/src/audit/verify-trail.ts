import { type Checkpoint, type Finding, type Link, verifyChain } from '@handoff/audit';
import { type EventFinding, judgeEvent } from './judge-events.ts';
import type { Chain, Trail } from './read-trail.ts';

export type TrailVerified = Readonly<{
  chains: number;
  links: number;
  /** Events that were compared with what is said of them. */
  events: number;
  findings: readonly (Finding | EventFinding)[];
}>;

/** Every chain from its first link, also those of which only a signature is left; `turnTo` hears which comes next. */
export const verifyTrail = async (
  { chains, checkpoints }: Trail,
  trusted: readonly string[],
  turnTo: (chain: string, nth: number, of: number) => void = () => {},
): Promise<TrailVerified> => {
  const byTenant = new Map(chains.map((chain) => [chain.tenant, chain]));
  const tenants = [...new Set([...byTenant.keys(), ...checkpoints.map(({ tenant }) => tenant)])].toSorted();
  const findings: (Finding | EventFinding)[] = [];
  let [links, events] = [0, 0];
  for (const [index, tenant] of tenants.entries()) {
    turnTo(tenant, index + 1, tenants.length);
    const chain = byTenant.get(tenant) ?? gone(tenant);
    const signed = checkpoints.filter((checkpoint) => checkpoint.tenant === tenant);
    const verified = await verifyOne(chain, signed, trusted);
    findings.push(...verified.findings);
    links += verified.links;
    events += chain.events.size;
  }
  return { chains: tenants.length, links, events, findings };
};

const verifyOne = async (chain: Chain, checkpoints: readonly Checkpoint[], trusted: readonly string[]) => {
  const { tenant, links: read, events } = chain;
  const found: EventFinding[] = [];
  const links = async function* (): AsyncIterable<Link> {
    for await (const link of read()) {
      found.push(...judgeEvent(link, events));
      yield link;
    }
  };
  const verified = await verifyChain({ tenant, links: links(), checkpoints, trusted });
  return { links: verified.links, findings: [...verified.findings, ...found] };
};

const gone = (tenant: string): Chain => ({ tenant, links: async function* () {}, events: new Map() });
