import { eventually } from '@handoff/testkit';
import type { RunningExchange } from '../support/exchange.ts';
import { type Agency, agencyWith } from '../support/stories/agency.ts';

export type Kafka = Readonly<{
  username: string;
  password: string;
  in: string;
  out: string;
  groupPrefix: string;
}>;
export type Connected = Readonly<{ slug: string; agency: Agency; token: string; kafka: Kafka }>;

/** A partner on Kafka, which has all three ways: topics, the door, and files. */
export const connect = async (
  { url, urls, operatorToken }: RunningExchange,
  slug: string,
  more: object = {},
): Promise<Connected> => {
  const operate = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(new URL(path, urls.gateway), {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  await operate('/internal/partners', { ...profile, slug, name: slug, ...more });
  const issue = () => operate(`/internal/partners/${slug}/credentials`, {});
  const { token, kafka } = (await eventually(issue, { within: 60_000, every: 200 })) as {
    token: string;
    kafka: Kafka;
  };
  return { slug, token, kafka, agency: agencyWith(slug, url, token) };
};

const profile = {
  kind: 'community-organization',
  jurisdiction: 'US-MA',
  way: 'kafka',
  serves: 'Anyone of eighteen or older. Open all year.',
  languages: ['en'],
  services: [],
  publicKey: null,
};
