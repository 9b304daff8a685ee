import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { KafkaMessage } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from './contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { seal } from './seal.ts';
import { openTake } from './take.ts';

let ours: { publicJwk: JWK; privateJwk: JWK };
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', {
    crv: 'P-256',
    extractable: true,
  });
  ours = { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
});

// Messages of these tests are JSON: what Avro makes of them is framing.spec.ts's matter.
const contract: Contract = {
  encode: () => Promise.reject(new Error('Nothing is written here.')),
  decode: async (bytes) => JSON.parse(bytes.toString()) as Record<string, unknown>,
};

const message = (id: string, sequence: number, data: object, type = 'FactNotice') =>
  ({
    headers: {
      ce_id: Buffer.from(id),
      ce_type: Buffer.from(`handoff.partners.${type}`),
      ce_time: Buffer.from('2027-02-01T10:00:00.000Z'),
      ce_sequence: Buffer.from(String(sequence)),
      ce_subject: Buffer.from('intake-1'),
    },
    value: Buffer.from(JSON.stringify(data)),
  }) as unknown as KafkaMessage;

const center = (state = temporaryFolder()) => {
  const said: string[] = [];
  const { message: take } = openTake({
    state,
    contract,
    privateJwk: ours.privateJwk,
    say: (line) => said.push(line),
  });
  const lines = (file: string) =>
    readFileSync(join(state, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { state, take, said, lines };
};

describe('what comes to an agency on Kafka', () => {
  it('is written as a line with its short type', async () => {
    const { take, lines } = center();
    await take(message('e1', 1, { kind: 'intake-received' }));
    expect(lines('take.jsonl')).toEqual([
      {
        type: 'FactNotice',
        id: 'e1',
        time: '2027-02-01T10:00:00.000Z',
        sequence: 1,
        subject: 'intake-1',
        data: { kind: 'intake-received' },
      },
    ]);
  });

  it('is written once, though it comes twice, also over a restart', async () => {
    const first = center();
    await first.take(message('e1', 1, {}));
    await first.take(message('e1', 1, {}));
    const second = center(first.state);
    await second.take(message('e1', 1, {}));
    await second.take(message('e2', 2, {}));
    expect(second.lines('take.jsonl').map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect([...first.said, ...second.said]).toEqual([]);
  });

  it('stays sealed in the take, and lies open in a file of its own', async () => {
    const { take, lines, state } = center();
    const sealed = await seal(ours.publicJwk, { programs: [{ program: 'aefla', verdict: 'eligible' }] });
    await take(message('e1', 1, { kind: 'screening-completed', localRef: 'HWC-001', sealed }));
    expect(readFileSync(join(state, 'take.jsonl'), 'utf8')).not.toContain('eligible');
    expect(lines('opened.jsonl')).toEqual([
      {
        id: 'e1',
        type: 'FactNotice',
        localRef: 'HWC-001',
        opened: { programs: [{ program: 'aefla', verdict: 'eligible' }] },
      },
    ]);
  });

  it('is missed when a sequence has a gap', async () => {
    const { take, said } = center();
    await take(message('e1', 1, {}));
    await take(message('e3', 3, {}));
    expect(said).toEqual(['sequence of intake-1: 2 expected, 3 came']);
  });

  it('is told of when it is a refusal, with what to do', async () => {
    const { take, said } = center();
    const data = {
      message: 'm1',
      code: 'unknown-referral',
      place: 'referral',
      reason: 'None of yours.',
      mend: 'Look.',
    };
    await take(message('e1', 1, data, 'MessageRejected'));
    expect(said).toEqual(['the exchange refused m1: unknown-referral at referral: None of yours. Look.']);
  });
});
