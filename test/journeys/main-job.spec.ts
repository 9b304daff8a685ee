import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { freePort } from '../support/free-port.ts';
import { type Played, playMainJob, type Told } from '../support/main-job.ts';

const name = 'main-job';
const root = join(import.meta.dirname, '..', '..');
const caseload = join(root, 'packages', 'sample-network', 'caseload.csv');

type Counts = Readonly<Record<string, number>>;
type Case = Readonly<{ own: string; referrer: string }>;

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
const counted = (summary: Readonly<Record<string, unknown>>, key: string): number => Number(summary[key]);
const alive = (pid: number): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0;

const handoff = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'packages/cli/src/handoff.ts'), ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });

describeExchange('the main job', () => {
  let played: Played;
  let summary: Readonly<Record<string, unknown>>;
  let cases: readonly Case[];
  let referrers: readonly string[];
  let told: readonly Told[];
  beforeAll(async () => {
    cases = casesIn(caseload);
    referrers = [...new Set(cases.map(({ referrer }) => referrer))];
    played = await playMainJob({ name });
    expect(played.exitCode, played.printed).toBe(0);
    summary = played.summary();
    told = referrers.flatMap((slug) => played.takeOf(slug));
  }, 1_200_000);

  it('leaves a summary under the keys that are promised', () =>
    expect(Object.keys(summary)).toEqual([
      'intakes',
      'screenings',
      'referrals',
      'enrollments',
      'placements',
      'outcomesReturned',
      'parked',
      'events',
      'accounts',
    ]));

  it('takes in everyone on the list and screens each', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(counted(summary, 'intakes')).toBe(cases.length);
    expect(counted(summary, 'screenings')).toBe(cases.length);
  });

  it('accounts for everyone, by who referred them: an end, a waiting place, or why it may not be said', () => {
    const accounts = summary['accounts'] as Readonly<Record<string, Counts>>;
    const listed = Map.groupBy(cases, ({ referrer }) => referrer);
    expect(Object.fromEntries(Object.entries(accounts).map(([slug, ends]) => [slug, sum(ends)]))).toEqual(
      Object.fromEntries([...listed].map(([slug, own]) => [slug, own.length])),
    );
    const ends = new Set(Object.values(accounts).flatMap(Object.keys));
    expect(
      [...ends].filter(
        (end) => !/^(ended|waits|with an agency|under way|may not be said|refused): [a-z]/.test(end),
      ),
    ).toEqual([]);
    expect(ends).toContain('ended: reached-its-aim');
  });

  it('has the same from the referrers themselves: each person by their own number, and a word of where they stand', () => {
    const words = ['journey-ended', 'journey-step', 'withheld'];
    const heard = new Set(
      told.filter(({ data }) => words.includes(String(data['kind']))).map(({ data }) => data['localRef']),
    );
    expect(cases.map(({ own }) => own).filter((own) => !heard.has(own))).toEqual([]);
  });

  it('lost no referral: every one has reached the desk of the agency it is for', () => {
    const desks = readdirSync(join(played.data, 'run', 'agencies')).flatMap((slug) =>
      linesOf(join(played.data, 'run', 'agencies', slug, 'desk.jsonl')),
    );
    expect(desks.length).toBe(sum(summary['referrals'] as Counts));
  });

  it('adds up: what agencies recorded came back once to who referred, or that something may not be said', () => {
    const kinds = ['enrolled', 'service', 'milestone', 'employment', 'exit'];
    const facts = told.filter(({ data }) => kinds.includes(String(data['kind'])));
    const withheld = new Set(
      told.filter(({ data }) => data['kind'] === 'withheld').map(({ data }) => data['localRef']),
    );
    const missing = (kind: string, recorded: string): number =>
      counted(summary, recorded) - facts.filter(({ data }) => data['kind'] === kind).length;
    expect(counted(summary, 'outcomesReturned')).toBe(facts.length);
    expect(withheld.size).toBeGreaterThan(0);
    expect(facts.filter(({ data }) => withheld.has(data['localRef']))).toEqual([]);
    expect(missing('enrolled', 'enrollments')).toBeGreaterThanOrEqual(0);
    // Two agencies may report one job: a placement is a job, and everyone who is told of has one.
    const employed = new Set(
      facts.filter(({ data }) => data['kind'] === 'employment').map(({ data }) => data['localRef']),
    );
    expect(counted(summary, 'placements')).toBeGreaterThanOrEqual(employed.size);
    for (const gap of [missing('enrolled', 'enrollments'), missing('employment', 'placements')])
      expect(gap).toBeLessThanOrEqual(withheld.size);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('ends with nothing parked', () => expect(summary['parked']).toBe(0));

  it('says what happened in a table and draws one journey', () => {
    expect(played.printed).toContain('What happened');
    expect(played.printed).toContain('One journey, as its referrer was told of it');
  });

  it('had every check that the agencies made of the exchange held', () => {
    const agencies = join(played.data, 'run', 'agencies');
    const checks = readdirSync(agencies).flatMap((slug) => linesOf(join(agencies, slug, 'checks.jsonl')));
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ held }) => held !== true)).toEqual([]);
  });

  it('shows no name, phone number or answer of anyone in the logs', () => {
    const folder = join(played.data, 'logs');
    const logs = readdirSync(folder).filter((file) => file.endsWith('.log'));
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.flatMap((file) => shownIn(join(folder, file)))).toEqual([]);
  });

  // An engine keeps the broker's files to itself; partners' topics are compressed, so they are not looked into here.
  it('shows none of it on the topics of the exchange itself', (context) => {
    const segments = kafkaSegments(played.data);
    if (segments === undefined) return context.skip('the broker keeps its files elsewhere');
    expect(segments.length).toBeGreaterThan(0);
    expect(segments.flatMap(shownIn)).toEqual([]);
  });

  describe('started a second time', () => {
    let second: RunningExchange;
    beforeAll(async () => {
      second = await startExchange({ name, keepData: true });
    });
    afterAll(() => second?.stop());

    it('finds the data of the first', () => {
      const { stdout, status } = handoff('status', '--data', second.data, '--json');
      expect(status).toBe(0);
      const services = (
        JSON.parse(stdout) as { services: { name: string; summary: Record<string, unknown> }[] }
      ).services;
      expect(services.find((service) => service.name === 'intake')?.summary['intakes']).toBe(
        summary['intakes'],
      );
      expect(services.find((service) => service.name === 'outcomes')?.summary['placements']).toBe(
        summary['placements'],
      );
    });

    it('refuses another start beside it, and says what to do', () => {
      const { stderr, status } = handoff('up', '--data', second.data, '--port', '0');
      expect(status).toBe(4);
      expect(stderr).toContain('already-running');
      expect(stderr).toMatch(/mend {3}\S/);
    });

    it('refuses a port that is taken, before it starts anything', async () => {
      const { port } = new URL(second.url);
      const elsewhere = join(root, '.handoff', `port-${await freePort()}`);
      const { stderr, status } = handoff('up', '--data', elsewhere, '--port', port);
      expect(status).toBe(4);
      expect(stderr).toContain('port-in-use');
      expect(stderr).toContain('--port');
    });

    it("draws a journey by the referrer's own id, and says so when there is none", () => {
      const known = String(told.find(({ data }) => data['kind'] === 'journey-ended')?.data['localRef']);
      expect(handoff('journey', 'show', known, '--data', second.data).stdout).toContain(known);
      expect(handoff('journey', 'show', 'nobody', '--data', second.data).stderr).toContain('unknown-journey');
    });

    it('shows events decoded, with what is sealed still sealed', () => {
      const { stdout } = handoff('events', 'tail', '--topic', 'handoff.intake', '--data', second.data);
      expect(stdout).toContain('IntakeSubmitted');
      expect(stdout).toContain('sealed for screening by');
    });

    it('has nothing parked, and says so', () =>
      expect(handoff('parked', 'list', '--data', second.data).stdout).toContain('Nothing is parked.'));

    it('stops every process when it is told to', async () => {
      const folders = [join(second.data, 'run', 'pids'), join(second.data, 'stack', 'pids')];
      const pids = folders.flatMap((folder) =>
        readdirSync(folder).map(
          (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { pid: number }).pid,
        ),
      );
      expect(pids.length).toBeGreaterThanOrEqual(8);
      expect(pids.filter((pid) => !alive(pid))).toEqual([]);
      await second.stop();
      expect(pids.filter(alive)).toEqual([]);
    });
  });
});

/** Its first two columns: the referrer's own number for a person, and who that is. */
const casesIn = (file: string): readonly Case[] => {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [own = '', referrer = ''] = line.split(',', 2);
    return { own, referrer };
  });
};

type Line = Readonly<{ referral?: string; held?: boolean }>;

const linesOf = (file: string): readonly Line[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Line)
    : [];

const canaries = ['Gaviota', '617 555 01', 'english_language_learner'];

/** What should be nowhere, as `<what> in <file>`. */
const shownIn = (file: string): string[] => {
  const bytes = readFileSync(file);
  return canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${canary} in ${file}`);
};

const kafkaSegments = (data: string): string[] | undefined => {
  const folder = join(data, 'stack', 'kafka');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith('.log') && /handoff\.(?!partner\.)/.test(entry.parentPath),
    )
    .map((entry) => join(entry.parentPath, entry.name));
};
