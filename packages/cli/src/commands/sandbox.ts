import { accessOf } from '../integrate/access.ts';
import { counterpartManifest, counterpartSlug, ownPartner } from '../integrate/own-partner.ts';
import { askAs } from '../integrate/partner-door.ts';
import { taken } from '../integrate/refused-by-door.ts';
import { CliFault } from '../fault.ts';
import { credentialsFile } from '../partner/connect-partner.ts';
import { testPerson } from '@handoff/conformance';
import { join } from 'node:path';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
export type SandboxFlags = Readonly<{ way: string; service: string; people: string; dryRun: boolean }>;

const most = 50;

/** A partner of one's own on a running exchange, and made-up people who are referred to it at once. */
export const sandbox = async (
  { data, json, say }: Options,
  slug: string,
  { way, service, people, dryRun }: SandboxFlags,
): Promise<number> => {
  const exchange = runningExchange(data);
  const count = peopleIn(people);
  if (dryRun) {
    say(`${slug} (${way}) would be registered, and ${count} made-up people referred to it for ${service}.`);
    return 0;
  }
  const manifest = await ownPartner({ data, exchange }, manifestOf(slug, way, service));
  await ownPartner({ data, exchange }, counterpartManifest);
  const ask = askAs(accessOf(data, counterpartSlug));
  const run = new Date().toISOString().replace(/\D/g, '');
  const referred: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const localRef = `${slug}-${run}-${number}`;
    const person = testPerson({
      localRef,
      referrer: counterpartSlug,
      partner: slug,
      service,
      jurisdiction: 'US-MA',
      pathway: null,
    });
    taken(
      await ask('/v1/intakes', { method: 'POST', body: JSON.stringify(person), key: localRef }),
      '/v1/intakes',
    );
    referred.push(localRef);
  }
  const credentials = credentialsFile(join(data, 'secrets', 'partners'), slug);
  const time = exchange.sandbox
    ? 'may be jumped: handoff simulate --jump 14d'
    : 'is the real one (start with SANDBOX=true to move it)';
  if (json)
    say(
      JSON.stringify(
        { slug, way, manifest, credentials, url: exchange.url, referred, sandbox: exchange.sandbox },
        null,
        2,
      ),
    );
  else
    say(
      [
        `${slug} is connected by ${way}; ${count} made-up people are on their way to it.`,
        `url          ${exchange.url}`,
        `credentials  ${credentials}`,
        `manifest     ${manifest}`,
        `time         ${time}`,
        '',
        `handoff listen --as ${slug} --to http://localhost:3000/handoff   hears what it is told`,
        `handoff trigger ReferralResponse --as ${slug} --set referral=…    answers`,
        'handoff simulate accepts                                         the other agencies answer',
        `handoff test ${slug}                                             judges your system`,
      ].join('\n'),
    );
  return 0;
};

const manifestOf = (slug: string, way: string, service: string) => ({
  slug,
  name: `Sandbox ${slug}`,
  kind: 'community-organization',
  jurisdiction: 'US-MA',
  way,
  serves: 'Made-up people only: a partner to try the exchange with.',
  languages: ['en', 'es'],
  services: [{ code: service }],
});

const peopleIn = (text: string): number => {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0 && count <= most) return count;
  throw new CliFault('bad-count', {
    place: `--people ${text}`,
    reason: 'It is no number of people.',
    mend: `Say 0 to ${most}.`,
  });
};
