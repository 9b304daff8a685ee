import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackStatus } from '@handoff/local-stack';
import { eventually } from '@handoff/testkit';
import { type Documents, openDocuments } from '@handoff/testkit/faults';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeNow, factorOn, fromOurPage, goodPassword } from '../../services/gateway/src/testing/staff-of.ts';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { handoff } from '../support/handoff.ts';

const library = 'river-street-library';
const until = '2036-01-01';
const today = new Date().toISOString().slice(0, 10);

/** Somebody asks for an English class at a library that refers her. Nobody is registered yet who offers one. */
const someone = {
  localRef: 'RSL-0001',
  jurisdiction: 'US-MA',
  language: 'es',
  needs: ['learn.esl'],
  choices: [],
  consents: [
    {
      recipient: 'exchange',
      purposes: ['screening', 'routing'],
      how: 'spoken',
      language: 'es',
      on: today,
      until,
    },
  ],
  person: { name: 'Ana Golondrina', contacts: [], facts: { age: 34, english_language_learner: 'yes' } },
};

describeExchange('whoever runs the exchange', () => {
  let exchange: RunningExchange;
  let manifest: string;
  const cli = (...words: readonly string[]) => handoff(exchange.data, ...words);
  const token = (): string => {
    const file = join(exchange.data, 'secrets', 'partners', `${library}.json`);
    return (JSON.parse(readFileSync(file, 'utf8')) as { token: string }).token;
  };
  const ask = (path: string, bearer: string, body?: typeof someone): Promise<Response> =>
    fetch(`${exchange.url}${path}`, {
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'idempotency-key': body?.localRef ?? 'none',
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  const verified = async () => {
    const said = await cli('audit', 'verify', '--json');
    return {
      code: said.code,
      ...(JSON.parse(said.out) as { chains: number; links: number; findings: { code: string }[] }),
    };
  };
  const tamper = async (
    act: Parameters<Documents['tamper']>[2],
    collection = 'audit',
    database = 'handoff-intake',
  ): Promise<void> => {
    const address = stackStatus(exchange.data).running?.addresses.mongo?.url ?? process.env['MONGO_URL'];
    const documents = await openDocuments(address ?? '');
    await documents.tamper(database, collection, act);
    await documents.close();
  };

  beforeAll(async () => {
    exchange = await startExchange({ name: 'operator' });
    const folder = join(exchange.data, 'manifests');
    mkdirSync(folder, { recursive: true });
    manifest = join(folder, `${library}.yaml`);
    const made = await cli(
      'partner',
      'new',
      library,
      '--name',
      'River Street Library',
      '--kind',
      'library',
      '--way',
      'rest',
      '--folder',
      folder,
    );
    expect(made.code, made.err).toBe(0);
  });
  afterAll(() => exchange.stop());

  describe('connects an agency', () => {
    it('looks first, and nothing happens by looking', async () => {
      expect((await cli('partner', 'apply', manifest, '--dry-run')).out).toContain('this would change');
      expect((await cli('partner', 'list')).out).toContain('Nobody is registered');
    });

    it('applies the manifest, once and again', async () => {
      const applied = await cli('partner', 'apply', manifest);
      expect(applied.code, applied.err).toBe(0);
      expect((await ask('/v1/events?after=-1', token())).status).toBe(200);
      const [first] = [token(), await cli('partner', 'apply', manifest)];
      expect(token()).toBe(first);
      expect((await cli('partner', 'diff', manifest)).code).toBe(0);
    });

    it('sees a change before it is made, place by place', async () => {
      const text = readFileSync(manifest, 'utf8').replace('languages: [en]', 'languages: [en, es]');
      writeFileSync(manifest, text);
      const differs = await cli('partner', 'diff', manifest);
      expect([differs.code, differs.out.trim()]).toEqual([1, 'languages[1]: null → "es"']);
      await cli('partner', 'apply', manifest);
      expect((await cli('partner', 'diff', manifest)).code).toBe(0);
    });

    it('hears of a mistake by file and place', async () => {
      const wrong = join(exchange.data, 'manifests', 'wrong.yaml');
      writeFileSync(wrong, readFileSync(manifest, 'utf8').replace('way: rest', 'way: pigeon'));
      const refused = await cli('partner', 'apply', wrong);
      expect(refused.code).toBe(3);
      expect(refused.err).toMatch(/wrong\.yaml.*way/s);
    });

    it('changes its credentials: the former ones end', async () => {
      const former = token();
      expect((await cli('partner', 'rotate', library)).code).toBe(0);
      expect((await ask('/v1/events?after=-1', former)).status).toBe(401);
      expect((await ask('/v1/events?after=-1', token())).status).toBe(200);
    });
  });

  describe('has people who do together what takes two', () => {
    const address = (code: string): string => `${code}@operator.example`;
    /** Invited, come in, signed in at the command line: the code after the one that was used up. */
    const comesIn = async (name: string): Promise<void> => {
      const role = ['--email', address(name), '--role', 'officer'];
      const [link = ''] = (await cli('staff', 'invite', 'operator', name, ...role)).out.split('\n');
      const shown = await (await fetch(link)).text();
      const factor = factorOn(shown);
      const body = new URLSearchParams({
        password: goodPassword,
        again: goodPassword,
        code: codeNow(factor),
      });
      const posted = { method: 'POST', redirect: 'manual', headers: fromOurPage, body } as const;
      expect((await fetch(link, posted)).status).toBe(303);
      const file = join(exchange.data, 'password');
      writeFileSync(file, goodPassword);
      const words = ['--email', address(name), '--code', codeNow(factor, 30), '--password-file', file];
      const signedIn = await cli('officer', 'sign-in', ...words);
      expect(signedIn.code, signedIn.err).toBe(0);
    };

    it('who sign in as themselves, and the token then lets nobody in', async () => {
      await comesIn('officer-1');
      await comesIn('officer-2');
      const third = ['--email', address('officer-3'), '--role', 'officer'];
      expect((await cli('staff', 'invite', 'operator', 'officer-3', ...third)).err).toContain(
        'officers-decide',
      );
    });

    it('and look at one contact in an emergency, of which the agency is told and the trail tells', async () => {
      expect((await ask('/v1/intakes', token(), { ...someone, localRef: 'RSL-0002' })).status).toBeLessThan(
        300,
      );
      const as = (name: string): readonly string[] => ['--as', address(name), '--json'];
      const { id } = await eventually(async () => {
        const reason = ['--reason', 'life-at-risk'];
        const { out } = await cli('break-glass', 'ask', library, 'RSL-0002', ...as('officer-1'), ...reason);
        return JSON.parse(out) as { id: string };
      });
      expect((await cli('break-glass', 'confirm', id, ...as('officer-1'))).err).toContain(
        'two-persons-needed',
      );
      expect((await cli('break-glass', 'confirm', id, ...as('officer-2'))).code).toBe(0);
      const look = await cli('break-glass', 'look', id, ...as('officer-2'));
      expect(JSON.parse(look.out)).toMatchObject({ name: 'Ana Golondrina' });
      await eventually(async () => {
        const feed = await (await ask('/v1/events?after=-1', token())).text();
        expect(feed).toMatch(/emergency-look-opened.*emergency-look"/s);
      });
      expect(await verified()).toMatchObject({ code: 0, findings: [] });
      const acts = `gateway.acts.${library}`;
      const hand = (change: object) =>
        tamper((links) => links.updateOne({ tenant: acts, number: 1 }, change), 'trail', 'handoff-gateway');
      await hand({ $set: { 'entry.later': true } });
      expect(await verified()).toMatchObject({
        code: 1,
        findings: [{ code: 'entry-changed', tenant: acts }],
      });
      await hand({ $unset: { 'entry.later': '' } });
    });
  });

  describe('can show what was done with people’s keys', () => {
    it('each use is in the trail, and the trail is as it was written', async () => {
      expect((await ask('/v1/intakes', token(), someone)).status).toBeLessThan(300);
      await eventually(async () => expect((await verified()).links).toBeGreaterThanOrEqual(4));
      expect(await verified()).toMatchObject({ code: 0, findings: [] });
    });

    it('so is what each service decided, and a later hand at an event in its stream is seen', async () => {
      await eventually(async () => expect((await verified()).chains).toBeGreaterThanOrEqual(5));
      await tamper((streams) => streams.updateOne({}, { $set: { 'events.0.later': true } }), 'consent');
      expect(await verified()).toMatchObject({ code: 1, findings: [{ code: 'event-changed' }] });
      await tamper((streams) => streams.updateOne({}, { $unset: { 'events.0.later': '' } }), 'consent');
      expect(await verified()).toMatchObject({ code: 0, findings: [] });
    });

    it('and a later hand at it is seen', async () => {
      const witness = join(exchange.data, 'witness.jsonl');
      writeFileSync(witness, (await cli('audit', 'checkpoints')).out);
      await tamper((links) => links.updateOne({ number: 2 }, { $set: { 'entry.who': 'nobody' } }));
      expect(await verified()).toMatchObject({ code: 1, findings: [{ code: 'entry-changed' }] });
      await tamper((links) => links.deleteMany({ number: { $gte: 2 } }));
      const cut = await cli('audit', 'verify', '--witness', witness);
      expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('tail-cut')]);
    });
  });

  it('can follow what happened back to who said so', async () => {
    const journey = await eventually(async () => {
      const { out } = await cli('events', 'tail', '--topic', 'handoff.referrals', '--json');
      const opened = out.split('\n').find((line) => line.includes('JourneyOpened')) ?? '';
      return (JSON.parse(opened) as { key: string }).key;
    });
    const { out } = await cli('why', journey);
    expect(out).toContain(`${library} said so`);
    expect(out).toMatch(/IntakeSubmitted.*ScreeningCompleted.*Journey/s);
    expect((await cli('why', 'nothing-of-this-name')).code).toBe(1);
  });

  it('looks at what is on a topic and at what is parked; a name that is none is refused with those that are', async () => {
    const tail = await cli('events', 'tail', '--topic', 'handoff.everything');
    expect([tail.code, tail.err]).toEqual([2, expect.stringContaining('handoff.referrals')]);
    const shown = await cli('parked', 'show', 'routng', 'some-message');
    expect([shown.code, shown.err]).toEqual([2, expect.stringContaining('routing')]);
    expect((await cli('parked', 'list')).out).toContain('Nothing is parked.');
  });

  it('ends what an agency may do, at once', async () => {
    expect((await cli('partner', 'suspend', library)).out).toContain('suspended');
    expect((await ask('/v1/events?after=-1', token())).status).toBe(401);
    expect((await cli('partner', 'suspend', 'nobody-here')).code).toBe(3);
  });
});
