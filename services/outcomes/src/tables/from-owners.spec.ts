import type { History, OwnersEvent } from '@handoff/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { reported } from '../testing/reported.ts';
import { sampleEvents } from '../testing/sample-events.ts';
import { fromOwners } from './from-owners.ts';
import { inMemoryBeside } from './in-memory-beside.ts';
import { inMemoryRebuildTurn } from './in-memory-rebuild-turn.ts';
import { rebuild, type ToldEvent } from './rebuild.ts';
import type { RebuildTurn } from './rebuild-turn.ts';

let service: Hosted;
let others: readonly ToldEvent[];
/** Happens while the owners are being read. */
let meanwhile: () => Promise<unknown>;
let besideKept: number;

const history: History = async function* (owner, stream) {
  if (owner === 'outcomes') {
    yield* service.history(owner, stream);
    await meanwhile();
  } else
    yield* others.filter(({ origin }) => origin.subject.startsWith(`${stream}-`)) as readonly OwnersEvent[];
};

const beside = () => {
  const all = inMemoryBeside();
  return {
    ...all,
    make: async (owner: string) => {
      const made = await all.make(owner);
      const drop = async () => {
        besideKept = (await made.rows('facts_enrollment')).length;
        await made.drop();
      };
      return { ...made, drop };
    },
  };
};
let turn: RebuildTurn;
const fromTheOwners = () =>
  fromOwners({ tables: () => service.tables, beside, turn: () => turn })(service.context, history);

// Five people's facts and what others tell of them, followed live; one of them erased. Then a quiet day.
beforeEach(async () => {
  service = hostedOutcomes();
  turn = inMemoryRebuildTurn();
  meanwhile = async () => undefined;
  await reported(service);
  const events = await sampleEvents(service);
  others = events.filter(({ origin }) => !origin.subject.startsWith('participation-'));
  await rebuild(others, service.tables);
  await service.settle();
  await service.pass(1);
});

const enrolled = async () => (await service.tables.rows('facts_enrollment')).map(({ id }) => id);

describe('the tables made anew from the owners’ streams', () => {
  it('are the same, to the digest, and nothing is set right', async () => {
    const made = await fromTheOwners();
    expect(made.owners).toBe(made.live);
    expect(made).toMatchObject({ missing: 0, extra: 0, changed: 0 });
    expect(made.events).toBeGreaterThan(made.rows);
    expect(besideKept).toBeGreaterThan(0);
  });

  it('bring back a row that was lost, take out one of no event, and mend one that says something else', async () => {
    const [lost = '', altered = ''] = await enrolled();
    const rows = await service.tables.rows('facts_enrollment');
    await service.tables.remove('facts_enrollment', [lost]);
    const other = rows.find(({ id }) => id === altered)!;
    await service.tables.put({ table: 'facts_enrollment', row: { ...other, program: 'wioa_adult' } });
    await service.tables.put({ table: 'facts_enrollment', row: { ...other, id: 'event-of-nobody' } });
    const made = await fromTheOwners();
    expect(made).toMatchObject({ missing: 1, extra: 1, changed: 1 });
    expect(made.owners).not.toBe(made.live);
    expect(await service.tables.rows('facts_enrollment')).toEqual(rows);
    expect(await fromTheOwners()).toMatchObject({ live: made.owners, missing: 0, extra: 0, changed: 0 });
  });

  it('leave alone what comes while they are made, and lose none of it', async () => {
    const before = await enrolled();
    meanwhile = async () => {
      const whose = {
        participationId: 'participation-9',
        referralId: 'referral-9',
        journeyId: 'journey-9',
        personId: 'person-9',
        provider: 'harbor-learning',
      };
      const told = { ...whose, program: 'aefla', enrolledOn: '2026-11-01', term: null };
      await service.command('RecordEnrollment', 'participation-9', told, 'partner:test:late');
      await service.settle();
    };
    const made = await fromTheOwners();
    expect(made.owners).toBe(made.live);
    expect(await enrolled()).toHaveLength(before.length + 1);
  });

  it('hold nothing of somebody who is erased while they are made, nor of whom the owners forgot', async () => {
    meanwhile = () => service.tables.erase('person-1', '2026-11-03T00:00:00.000Z');
    others = others.filter(({ type }) => type !== 'ParticipantErased');
    const made = await fromTheOwners();
    expect(made.owners).toBe(made.live);
    const people = (await service.tables.rows('facts_enrollment')).map((row) => row['personId']);
    expect(people).not.toContain('person-1');
    expect(people).not.toContain('person-3');
  });
});
