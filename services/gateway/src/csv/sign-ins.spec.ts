import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let other: string;

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor, { way: 'csv' }));
  ({ token: other } = await gateway.admit(northShore));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

type Shown = {
  counts: object;
  rows: { line: number; status: string; intake?: string; code?: string; place?: string }[];
  rejects: string;
};

const header = 'local_ref,name,phone,language,needs,agency,consent,consent_on,consent_until';
const rosa = `1,Rosa Ejemplo,+1 617 555 0142,es,learn.esl,${bayside},signed,2026-11-22,2027-11-22`;
const luis = '2,Luis Muestra,+1 617 555 0143,es,learn.esl,,,,';

const upload = async (...lines: readonly string[]): Promise<Shown> => {
  const text = [header, ...lines].join('\r\n');
  const { json } = await door.post('/v1/sign-ins', { token, text, type: 'text/csv' });
  return json as unknown as Shown;
};
const waiting = async (whose = token) =>
  ((await door.get('/v1/sign-ins', { token: whose })).json as unknown as { signIns: object[] }).signIns;
const submitted = () =>
  gateway.owners.intake.knocks.filter(({ command }) => command === 'SubmitIntake').map(({ value }) => value);

const day = 86_400_000;

describe('a sign-in sheet', () => {
  it('makes an intake of a line with consent, and no more than a contact of one without', async () => {
    const { counts, rows } = await upload(rosa, luis);
    expect(counts).toEqual({ rows: 2, intakes: 1, contactOnly: 1, refused: 0 });
    expect(rows).toMatchObject([
      { line: 2, status: 'intake', intake: expect.stringMatching(/^intake-/) },
      { line: 3, status: 'contact-only' },
    ]);
    expect(submitted()).toMatchObject([
      {
        referrer: harbor,
        choices: [{ service: 'learn.esl', agency: bayside }],
        consents: [
          { recipient: 'exchange', purposes: ['screening', 'routing'] },
          { recipient: bayside, purposes: ['routing', 'contact'] },
          { recipient: harbor, purposes: ['progress'], how: 'signed' },
        ],
      },
    ]);
  });

  it('lets nobody hear what came of somebody whose consent was only spoken', async () => {
    await upload(rosa.replace('signed', 'spoken'));
    const [intake] = submitted() as { consents: { recipient: string }[] }[];
    expect(intake?.consents.map(({ recipient }) => recipient)).toEqual(['exchange', bayside]);
  });

  it('keeps a contact for who uploaded it: nobody is screened, told or asked', async () => {
    await upload(luis);
    expect(await waiting()).toEqual([
      {
        localRef: '2',
        name: 'Luis Muestra',
        contacts: [{ kind: 'phone', value: '+1 617 555 0143' }],
        language: 'es',
        needs: ['learn.esl'],
        goneOn: '2026-12-22',
      },
    ]);
    expect(await waiting(other)).toEqual([]);
    await door.delete('/v1/sign-ins/2', { token: other });
    expect(await waiting()).toHaveLength(1);
    expect(submitted()).toEqual([]);
    expect(await gateway.enqueued()).toEqual([]);
    expect(await gateway.heard(northShore)).toEqual([]);
  });

  it('erases a contact after thirty days, and the sheet sent again does not begin them anew', async () => {
    await upload(luis);
    gateway.time.elapse(20 * day);
    await upload(luis);
    gateway.time.elapse(10 * day - 1);
    expect(await waiting()).toHaveLength(1);
    gateway.time.elapse(1);
    expect(await waiting()).toEqual([]);
  });

  it('erases a contact at once when it is told to, and when the person has consented', async () => {
    await upload(luis);
    expect((await door.delete('/v1/sign-ins/2', { token })).status).toBe(204);
    expect(await waiting()).toEqual([]);
    await upload(luis);
    await upload(luis.replace(',,,,', `,${bayside},spoken,2026-11-22,2027-11-22`));
    expect(await waiting()).toEqual([]);
    expect(submitted()).toHaveLength(1);
  });

  it('sent again makes no second intake', async () => {
    const first = await upload(rosa);
    expect((await upload(rosa)).rows).toEqual(first.rows);
    const causations = gateway.owners.intake.knocks.map(({ causation }) => causation);
    expect(new Set(causations).size).toBe(1);
  });

  it('gives back the lines it could not take, with their true line numbers, and keeps them nowhere', async () => {
    const { rows, rejects } = await upload(
      '1,"Rosa\r\nEjemplo",1.23E+09,es,,,,,',
      rosa.replace('2026-11-22', ''),
      rosa.replace('learn.esl', ''),
      '9,,,,,,,,',
      '2,078-05-1120,,,,,,,',
      luis,
      luis,
    );
    expect(rows).toMatchObject([
      { line: 2, code: 'spreadsheet-damage', place: 'phone' },
      { line: 4, code: 'missing-date', place: 'consent_on' },
      { line: 5, code: 'repeated-row', place: 'local_ref' },
      { line: 6, code: 'bad-value', place: 'name' },
      { line: 7, code: 'identifier-not-wanted' },
      { line: 8, status: 'contact-only' },
      { line: 9, code: 'repeated-row' },
    ]);
    expect(rejects.split('\r\n')[0]).toBe(`${header},line,code,place,why,mend`);
    expect(rejects).not.toContain('078-05-1120');
  });
});
