import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { publicDoor } from '../testing/public-door.ts';

const newsId = `news-${harbor}-2026Q3`;
const people = ['person-1', 'person-2', 'person-3', 'person-4', 'person-5'];

let gateway: HostedGateway;
let token: string;

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  await gateway.admit(bayside);
});

const consent = (...those: readonly string[]): void =>
  those.forEach((person) => gateway.intake.consent(person, `${harbor} progress`));

const gathered = (lines: readonly { what: string; level?: string; people: readonly string[] }[]) =>
  gateway.tell('NewsGathered', newsId, {
    newsId,
    referrer: harbor,
    quarter: '2026Q3',
    lines: lines.map((line) => ({ level: null, ...line, people: [...line.people] })),
  });
const told = async () =>
  (await gateway.heard(harbor)).flatMap(({ type, data }) => (type === 'QuarterlyNews' ? [data] : []));

describe('the news of a quarter', () => {
  it('tells who sent people how many of them came how far, and nobody else', async () => {
    consent(...people);
    await gathered([{ what: 'level', level: 'esl-3', people: people.slice(0, 4) }]);
    expect(await told()).toMatchObject([
      {
        quarter: '2026Q3',
        fewerThan: 4,
        lines: [
          {
            what: 'level',
            level: 'esl-3',
            people: 4,
            sentence: '4 people you sent reached ESL 3 High Beginning in July to September 2026.',
          },
        ],
      },
    ]);
    expect(await gateway.heard(bayside)).toEqual([]);
    expect(JSON.stringify(await gateway.heard(harbor))).not.toContain('person-');
  });

  it('names no number where so few might be recognised', async () => {
    consent(...people);
    await gathered([{ what: 'employed', people: people.slice(0, 3) }]);
    expect(await told()).toMatchObject([
      {
        lines: [
          {
            people: null,
            sentence: 'Fewer than 4 people you sent began a job in July to September 2026.',
          },
        ],
      },
    ]);
  });

  it('counts nobody whose consent does not let the agency hear: no difference gives them away', async () => {
    consent(...people.slice(0, 4));
    await gathered([
      { what: 'employed', people },
      { what: 'credential', people: people.slice(4) },
    ]);
    expect(await told()).toMatchObject([{ lines: [{ what: 'employed', people: 4 }] }]);
  });

  it('is not sent where there is none', async () => {
    await gathered([{ what: 'employed', people }]);
    expect(await told()).toEqual([]);
  });

  it('comes once, however often it is heard of', async () => {
    consent(...people);
    await gathered([{ what: 'employed', people }]);
    const [event] = gateway.broker.records('handoff.outcomes');
    if (!event) throw new Error('nothing was told');
    const { topic, key, headers, payload } = event;
    await gateway.broker.producer().send({ topic, messages: [{ key, headers, value: payload }] });
    await gateway.settle();
    expect(await told()).toHaveLength(1);
  });

  it('stands in the feed, and is announced at a webhook', async () => {
    const door = await publicDoor(gateway);
    await door.put('/v1/webhooks/main', { token, body: { url: 'http://127.0.0.1:9/' } });
    consent(...people);
    await gathered([{ what: 'employed', people }]);
    const { json } = await door.get('/v1/events', { token });
    const { json: deliveries } = await door.get('/v1/webhooks/main/deliveries', { token });
    await door.close();
    expect(JSON.stringify(json)).toContain('QuarterlyNews');
    expect(JSON.stringify(deliveries)).toContain('QuarterlyNews');
  });
});
