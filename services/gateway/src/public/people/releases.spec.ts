import { languages } from '@handoff/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTexts } from '../../release-form/texts.ts';
import { bayside, harbor } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { submissionOf } from '../../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
let college: string;
beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  ({ token: college } = await gateway.admit(bayside));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

type Form = Readonly<{
  title: string;
  who: string;
  says: readonly string[];
  records: readonly Readonly<{ name: string; says: string }>[];
  consent: object;
}>;
const formIn = async (lang: string): Promise<Form> =>
  (await door.get(`/v1/release-form?lang=${lang}&until=2027-10-01`, { token })).json as unknown as Form;

const submitted = (consents: readonly object[]) =>
  door.post('/v1/intakes', { token, key: 'k-1', body: { ...submissionOf('HWC-1'), consents } });

describe('the release that is offered in the sitting', () => {
  it.each(languages.map(({ language }) => language))(
    'says all of it in %s, and no other language',
    async (language) => {
      const { title, who, records, says } = await formIn(language);
      const lines = [title, who, ...records.map((record) => record.says), ...says];
      expect(lines.filter((line) => line === '' || /[{}]/.test(line))).toEqual([]);
      expect(who).toContain('harbor worker center');
      expect(says.join(' ')).toContain('2027-10-01');
      const english = await formIn('en');
      expect(lines.includes(english.title)).toBe(language === 'en');
      expect(records.map(({ name }) => name)).toEqual(english.records.map(({ name }) => name));
    },
  );

  it('is answered in the language that is nearest: pt in pt-BR, what it has no words for in English', async () => {
    expect(await formIn('pt')).toMatchObject({ language: 'pt-BR' });
    expect(await formIn('mam')).toMatchObject({ language: 'en', reviewed: true });
  });

  it('is taken whole or not at all: a text that lacks a language is refused', () => {
    const { title, ...rest } = loadTexts();
    const { es: _, ...without } = title;
    expect(() => loadTexts({ ...rest, title: without })).toThrow('es');
  });

  it('comes with the consent to send once it is signed, which counts as signed', async () => {
    const { consent } = await formIn('es');
    const { json } = await submitted([{ ...consent, on: '2026-11-22', interpreter: false }]);
    expect(json).toMatchObject({ release: { signed: true } });
  });

  it.each([
    ['none', []],
    ['a spoken one', [{ how: 'spoken' }]],
    ['one that names no records', [{ records: null }]],
    ['one to somebody else', [{ recipient: bayside }]],
  ])('is offered with the answer to an intake that brings %s', async (_, differing) => {
    const { consent } = await formIn('es');
    const others = [{ ...consent, recipient: 'exchange', purposes: ['routing'], on: '2026-11-22' }];
    const brought = differing.map((each) => ({ ...consent, on: '2026-11-22', ...each }));
    const { json } = await submitted([...others, ...brought]);
    expect(json).toMatchObject({ release: { signed: false, form: '/v1/release-form?lang=es' } });
  });
});

describe('a release that is signed after the intake was sent', () => {
  let rosa: Case;
  beforeEach(async () => {
    rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.submitted();
    await rosa.offered();
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
  });
  const body = { records: ['enrollment'], until: '2027-10-01', language: 'es', on: '2026-11-20' };
  const sign = (key: string, differing: object = {}, as = token) =>
    door.post(`/v1/intakes/${rosa.known(harbor).intake}/release`, {
      token: as,
      key,
      body: { ...body, ...differing },
    });
  const standing = async () =>
    (await door.get(`/v1/intakes/${rosa.known(harbor).intake}`, { token })).json['release'];

  it('counts from then on, for the referrer and for the college, which has its copy', async () => {
    expect(await standing()).toMatchObject({ signed: false });
    expect((await sign('k-1')).status).toBe(201);
    expect(await standing()).toMatchObject({ signed: true });
    const copy = await door.get(`/v1/referrals/${rosa.known(bayside).referral}/release`, { token: college });
    expect(copy.json).toMatchObject({ release: { party: harbor, purpose: 'progress' } });
  });

  it('names at least one record, and is of the one who sent the intake', async () => {
    expect((await sign('k-1', { records: [] })).status).toBe(400);
    expect((await sign('k-1', {}, college)).status).toBe(404);
    expect(await standing()).toMatchObject({ signed: false });
  });

  it('that names a number nobody wants is refused before anything of it is kept, and does not repeat it', async () => {
    const refused = await sign('k-1', { records: ['grades of 123-45-6789'] });
    expect(refused).toMatchObject({
      status: 409,
      json: { code: 'identifier-not-wanted', place: 'body.records.0' },
    });
    expect(refused.text).not.toContain('6789');
    expect(await gateway.register.requests.find(harbor, 'k-1')).toBeUndefined();
  });

  it('is the same when it is sent again, and refused with other words under the same key', async () => {
    const first = await sign('k-1');
    expect((await sign('k-1')).text).toBe(first.text);
    expect(await sign('k-1', { until: '2027-11-01' })).toMatchObject({
      status: 422,
      json: { code: 'causation-reused' },
    });
  });
});
