import type { Addresses } from '@handoff/local-stack';

/**
 * The hosts of servers that somebody named in the environment of a trial: naming them there is what allows them in
 * clear. A deployment starts services without `up`, and names its exceptions itself.
 */
export const hostsNamed = ({ kafka, registry, mongo }: Addresses, env: NodeJS.ProcessEnv): string => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, PLAINTEXT_HOSTS: said = '' } = env;
  const ofStore = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]*)/.exec(mongo.url)?.[1]?.split(',') ?? [];
  const hosts = [
    ...said.split(','),
    ...[...kafka.brokers, ...ofStore].map((address) => address.replace(/:\d+$/, '')),
    ...[registry.url, collector].flatMap((url) => (url ? [new URL(url).hostname] : [])),
  ];
  return [...new Set(hosts.map((host) => host.trim()).filter((host) => host !== ''))].join(',');
};
