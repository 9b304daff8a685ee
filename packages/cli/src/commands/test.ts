import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlReport, junitReport, type Report, runKit, textReport, type Way } from '@handoff/conformance';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { accessOf } from '../integrate/access.ts';
import { note } from '../integrate/note.ts';
import { counterpartManifest, counterpartSlug, ownPartner } from '../integrate/own-partner.ts';
import { type RunningExchange, runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
export type TestFlags = Readonly<{
  port: string;
  patience: string;
  service?: string;
  pathway?: string;
  webhookSecret?: string;
  report?: string;
  strict: boolean;
}>;

const known = z.object({
  partners: z.array(
    z.object({ slug: z.string(), way: z.string(), jurisdiction: z.string(), offers: z.array(z.string()) }),
  ),
});
const ways: ReadonlySet<string> = new Set(['kafka', 'rest', 'csv']);
const redeliverPatienceMs = 60_000;

/** Judges a partner's system while it works: numbered checks, and a report in four forms. 1 where a MUST is not kept. */
export const testPartner = async (options: Options, slug: string, flags: TestFlags): Promise<number> => {
  const { data, json, say } = options;
  const exchange = runningExchange(data);
  const partner = await partnerNamed(exchange, slug);
  const { token, kafka, exchange: at } = accessOf(data, slug);
  await ownPartner({ data, exchange }, counterpartManifest);
  const service = flags.service ?? partner.offers[0];
  if (service === undefined) throw offersNothing(slug);
  const report = await runKit({
    exchange: at.url,
    partner: {
      slug,
      way: partner.way as Way,
      token,
      jurisdiction: partner.jurisdiction,
      service,
      kafka: kafka && { ...kafka, brokers: at.brokers },
    },
    pathway: flags.pathway ?? null,
    counterpart: { slug: counterpartSlug, token: accessOf(data, counterpartSlug).token },
    redeliver: () => redeliver(exchange, slug),
    webhookSecret: () => flags.webhookSecret,
    patienceMs: secondsIn(flags.patience) * 1_000,
    port: Number(flags.port),
    onReady: (door) => sayDoor(options, partner.way, door),
    say: note,
  });
  const folder = flags.report ?? join(data, 'reports', slug);
  const files = writeReports(folder, report);
  if (json) say(JSON.stringify({ ...report, files }, null, 2));
  else say(`${textReport(report)}\n${files.join('\n')}`);
  return report.passed && !(flags.strict && report.counts.warned > 0) ? 0 : 1;
};

const partnerNamed = async (exchange: RunningExchange, slug: string) => {
  const { body } = await exchange.operator.of('gateway').get('/internal/partners');
  const found = known.parse(body).partners.find((partner) => partner.slug === slug);
  if (!found)
    throw new CliFault('unknown-partner', {
      place: slug,
      reason: 'No partner of this name is registered.',
      mend: '`handoff partner list` names those that are; `handoff sandbox <slug>` makes one to try with.',
    });
  if (ways.has(found.way)) return found;
  throw new CliFault('nothing-to-test', {
    place: slug,
    reason: `It works by ${found.way}: there is no system of its own to judge.`,
    mend: 'Test a partner that is connected by kafka, rest or csv.',
  });
};

const redeliver = async ({ operator }: RunningExchange, slug: string): Promise<void> => {
  await operator
    .of('gateway')
    .post('/internal/replay', { redeliver: slug }, { timeoutMs: redeliverPatienceMs });
};

/** Where the partner's system has to go is no decoration: it is said also without a terminal. */
const sayDoor = ({ json }: Options, way: string, door: string): void => {
  if (way !== 'kafka' && !json)
    console.error(`While this runs, point the system to ${door} instead of the exchange.`);
};

const writeReports = (folder: string, report: Report): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  const forms = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'junit.xml': junitReport(report),
    'report.html': htmlReport(report),
  };
  return Object.entries(forms).map(([name, text]) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
};

const secondsIn = (text: string): number => {
  const seconds = Number(text.replace(/s$/, ''));
  if (seconds > 0 && seconds <= 3_600) return seconds;
  throw new CliFault('bad-duration', {
    place: `--patience ${text}`,
    reason: 'It is no number of seconds.',
    mend: 'Say 1 to 3600.',
  });
};

const offersNothing = (slug: string): CliFault =>
  new CliFault('nothing-to-test', {
    place: slug,
    reason: 'It offers no service: nobody can be referred to it.',
    mend: 'Give its manifest a service, at least for the test: services: [{ code: food }].',
  });
