import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let rosa: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  ({ token } = await gateway.admit(northShore, { way: 'csv' }));
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa', { agency: northShore });
  rosa.consents();
  await rosa.offered();
});
afterEach(() => door.close());

type Shown = { upload: string; counts: object; rows: { line: number; status: string; code?: string }[] };

const upload = async (...lines: readonly string[]) => {
  const answer = await door.post('/v1/csv', { token, text: lines.join('\r\n'), type: 'text/csv' });
  return { status: answer.status, ...(answer.json as unknown as Shown) };
};
const standing = async (id: string) => (await door.get(`/v1/csv/${id}`, { token })).json as unknown as Shown;
const rejects = async (id: string) => (await door.get(`/v1/csv/${id}/rejects.csv`, { token })).text;
const causations = async () =>
  (await gateway.enqueued()).map(({ headers }) => headers['ce_causationid'] ?? '');

describe('an upload', () => {
  it('is taken in three passes: values, duplicates, logic; each row by itself, with its true line', async () => {
    const { status, rows, counts } = await upload(
      'referral,status,date,reason',
      `${rosa.reference},accepted,,`,
      'ZZZ-ZZZ,accepted,,',
      '',
      `${rosa.reference},placed,22.11.2026,`,
      `${rosa.reference},accepted,,`,
      `${rosa.reference},enrolled,,"two`,
      'lines"',
      `${rosa.reference},accepted`,
    );
    expect(status).toBe(202);
    expect(counts).toEqual({ rows: 6, done: 0, pending: 1, refused: 5 });
    expect(rows).toMatchObject([
      { line: 2, status: 'pending' },
      { line: 3, status: 'refused', code: 'unknown-referral', place: 'referral' },
      { line: 5, status: 'refused', code: 'spreadsheet-damage', place: 'date' },
      { line: 6, status: 'refused', code: 'repeated-row' },
      { line: 7, status: 'refused', code: 'missing-date' },
      { line: 9, status: 'refused', code: 'wrong-column-count' },
    ]);
    expect(await gateway.enqueued()).toMatchObject([
      {
        name: 'RespondToReferral',
        key: rosa.referralId,
        value: { agency: northShore, by: 'T', status: 'accepted' },
      },
    ]);
  });

  it('needs two columns, the agency’s own id and a status, once the id was given', async () => {
    await upload('referral,status,local_ref', `${rosa.reference},in-review,000123`);
    const { rows } = await upload('local_ref,status', '000123,accepted', '000124,accepted');
    expect(rows).toMatchObject([
      { line: 2, status: 'pending' },
      { line: 3, status: 'refused', code: 'unknown-referral' },
    ]);
    expect((await gateway.enqueued()).map(({ key }) => key)).toEqual([rosa.referralId, rosa.referralId]);
  });

  it('tells which id a spreadsheet took the zeros off', async () => {
    await upload('referral,status,local_ref', `${rosa.reference},in-review,000123`);
    const { upload: id, rows } = await upload('local_ref,status', '123,accepted');
    expect(rows).toMatchObject([{ line: 2, code: 'spreadsheet-damage', place: 'local_ref' }]);
    expect(await rejects(id)).toContain('Write 000123');
  });

  it.each(['1001.0', '1,001'])('tells that a spreadsheet wrote an id as the number %s', async (cell) => {
    await upload('referral,status,local_ref', `${rosa.reference},in-review,1001`);
    const { rows } = await upload('local_ref,status', `"${cell}",accepted`);
    expect(rows).toMatchObject([
      { code: 'spreadsheet-damage', mend: expect.stringContaining('Write 1001,') },
    ]);
  });

  it('tells that an id may have been made a day', async () => {
    const { rows } = await upload('local_ref,status', '4-Mar,accepted', 'Mar-04,accepted');
    expect(rows).toMatchObject([{ code: 'spreadsheet-damage' }, { code: 'spreadsheet-damage' }]);
  });

  it('looked at first says what would become of each row, and keeps and sends nothing', async () => {
    const lines = ['referral,status,local_ref', `${rosa.reference},accepted,N-7`, 'ZZZ-ZZZ,accepted,'];
    const ask = { token, text: lines.join('\r\n'), type: 'text/csv' };
    const looked = await door.post('/v1/csv?preview=true', ask);
    expect(looked.status).toBe(200);
    expect(looked.json).toMatchObject({ counts: { rows: 2, done: 0, pending: 1, refused: 1 } });
    expect(await gateway.enqueued()).toEqual([]);
    expect(await gateway.gateway.register.ownIds.subjectsOf(northShore, 'N-7')).toEqual([]);
    const { upload: id } = looked.json as unknown as Shown;
    expect((await door.get(`/v1/csv/${id}`, { token })).status).toBe(404);
  });

  it('looked at first says of last term’s file what is wrong with its values, though its referrals are not known', async () => {
    const text = [
      'local_ref,status,date,type,evidence',
      '880101,enrolled,2026-01-12,,',
      '880102,graduated,2026-05-20,,',
      '880103,milestone,2026-05-20,,',
      '880104,placed,05/20/2026,,employer-letter',
      '880105,placed,2026-05-20,,hearsay',
    ].join('\r\n');
    const { json } = await door.post('/v1/csv?preview=true', { token, text, type: 'text/csv' });
    expect(json).toMatchObject({
      codes: { 'unknown-referral': 1, 'unknown-code': 2, 'missing-field': 1, 'spreadsheet-damage': 1 },
      rows: [
        { line: 2, code: 'unknown-referral' },
        { line: 3, code: 'unknown-code', place: 'status' },
        { line: 4, code: 'missing-field', place: 'type' },
        { line: 5, code: 'spreadsheet-damage', place: 'date' },
        { line: 6, code: 'unknown-code', place: 'evidence' },
      ],
    });
    expect(await gateway.enqueued()).toEqual([]);
  });

  it('takes over what the owners answer, row by row', async () => {
    const { upload: id } = await upload(
      'referral,status,date,evidence',
      `${rosa.reference},accepted,,`,
      `${rosa.reference},placed,2026-11-22,employer-letter`,
    );
    const answers = await causations();
    const of = async (name: string) =>
      answers[(await gateway.enqueued()).findIndex((command) => command.name === name)] ?? '';
    await gateway.answers({ causation: await of('RespondToReferral'), outcome: 'done' });
    await gateway.answers({
      causation: await of('RecordEmployment'),
      outcome: 'refused',
      code: 'contradicts-recorded-fact',
      place: 'startedOn',
      reason: 'another day was recorded',
      mend: 'Send a correction.',
    });
    expect((await standing(id)).rows).toMatchObject([
      { line: 2, status: 'done' },
      { line: 3, status: 'refused', code: 'contradicts-recorded-fact' },
    ]);
    expect(await gateway.heard(northShore)).toHaveLength(1);
  });

  it('sent again is the same upload, the same commands and the same answers', async () => {
    const lines = ['referral,status', `${rosa.reference},accepted`, 'ZZZ-ZZZ,placed'];
    const first = await upload(...lines);
    for (const causation of await causations()) await gateway.answers({ causation, outcome: 'done' });
    const settled = await standing(first.upload);
    const again = await upload(...lines);
    expect(again).toMatchObject({ upload: first.upload, counts: settled.counts, rows: settled.rows });
    const [one, other] = await gateway.enqueued();
    expect(other?.payload).toEqual(one?.payload);
    expect(other?.headers['ce_causationid']).toBe(one?.headers['ce_causationid']);
  });

  it('with a row that was refused tries that row anew, because things may have changed', async () => {
    const lines = ['referral,status', `${rosa.reference},accepted`];
    const { upload: id } = await upload(...lines);
    const [first = ''] = await causations();
    await gateway.answers({
      causation: first,
      outcome: 'refused',
      code: 'no-place',
      reason: 'Full.',
      mend: 'Wait.',
    });
    expect((await standing(id)).rows).toMatchObject([{ status: 'refused', code: 'no-place' }]);
    expect((await upload(...lines)).rows).toMatchObject([{ status: 'pending' }]);
    const [, second = ''] = await causations();
    expect(second).not.toBe(first);
    await gateway.answers({ causation: second, outcome: 'done' });
    expect((await standing(id)).rows).toMatchObject([{ status: 'done' }]);
  });

  it('that was interrupted while it was sent is carried on by sending it again', async () => {
    const lines = [
      'referral,status,date',
      `${rosa.reference},enrolled,2026-11-22`,
      `${rosa.reference},accepted,`,
    ];
    const { enqueue } = gateway.gateway;
    const broken: typeof enqueue = (name, ...rest) =>
      name === 'RespondToReferral' ? Promise.reject(new Error('killed')) : enqueue(name, ...rest);
    Object.assign(gateway.gateway, { enqueue: broken });
    expect((await upload(...lines)).status).toBe(500);
    Object.assign(gateway.gateway, { enqueue });
    const { counts } = await upload(...lines);
    expect(counts).toEqual({ rows: 2, done: 0, pending: 2, refused: 0 });
    expect(new Set(await causations()).size).toBe(2);
  });

  it('is refused as a whole when its columns are not understood', async () => {
    const { status, json } = await door.post('/v1/csv', {
      token,
      text: 'person,state\r\na,b',
      type: 'text/csv',
    });
    expect([status, json['code'], json['place']]).toEqual([400, 'wrong-header', 'line 1']);
  });

  it('is shown to its own partner', async () => {
    const { upload: id } = await upload('referral,status', `${rosa.reference},accepted`);
    const other = await gateway.admit(harbor);
    expect((await door.get(`/v1/csv/${id}`, { token: other.token })).status).toBe(404);
    expect((await door.get(`/v1/csv/${id}/rejects.csv`, { token: other.token })).status).toBe(404);
  });
});

describe('a file of rejects', () => {
  it('is the rows that were not taken, with line, code, place, why and mend', async () => {
    const { upload: id } = await upload(
      'referral,status,reason',
      `${rosa.reference},accepted,`,
      'ZZZ-ZZZ,declined,no-place',
    );
    expect((await rejects(id)).split('\r\n')).toEqual([
      'referral,status,reason,line,code,place,why,mend',
      'ZZZ-ZZZ,declined,no-place,3,unknown-referral,referral,no referral of yours has this id or reference,"Use the `referral` or `reference` of a ReferralNotice sent to you, or an id of your own that you gave as `localRef` before."',
      '',
    ]);
  });

  it('is no danger to a spreadsheet', async () => {
    const { upload: id } = await upload('referral,status,reason', '"=HYPERLINK(""http://x"")",+1,@SUM(A1)');
    const [, row = ''] = (await rejects(id)).split('\r\n');
    expect(row).toContain(`"'=HYPERLINK(""http://x"")",'+1,'@SUM(A1)`);
  });

  it('can be mended and sent again as it is', async () => {
    const { upload: id } = await upload('referral,status,date', 'ZZZ-ZZZ,placed,', 'ZZZ-ZZZ,accepted,');
    const mended = (await rejects(id))
      .replaceAll('ZZZ-ZZZ', rosa.reference)
      .replace('placed,,', 'exited,2026-11-22,');
    expect((await upload(...mended.split('\r\n'))).rows).toMatchObject([
      { line: 2, status: 'refused', code: 'missing-field' },
      { line: 3, status: 'pending' },
    ]);
  });
});

describe('a worklist', () => {
  it('is what still waits, who waits longest first, and goes back as it is', async () => {
    const luis = caseOf(gateway, 'luis', { agency: northShore });
    luis.consents();
    await luis.offered();
    await luis.moves('ReferralCompleted', { by: 'X', result: 'served' });
    const { text, headers } = await door.get('/v1/worklist.csv', { token });
    expect(headers.get('content-disposition')).toContain('worklist.csv');
    expect(text.split('\r\n')).toEqual([
      'referral,status,service,program,from,respond_by,comes_with,introduction,version,id,local_ref,term',
      `${rosa.reference},offered,learn.esl,aefla,${harbor},2026-11-25T15:00:00.000Z,,,1,${rosa.known(northShore).referral},,`,
      '',
    ]);
    expect((await upload(...text.split('\r\n'))).rows).toMatchObject([{ line: 2, status: 'done' }]);
    expect(await gateway.enqueued()).toEqual([]);
    const filledIn = text.replace(',offered,', ',accepted,');
    expect((await upload(...filledIn.split('\r\n'))).rows).toMatchObject([{ line: 2, status: 'pending' }]);
  });
});
