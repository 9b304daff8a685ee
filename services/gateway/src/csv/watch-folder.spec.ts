import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { folderWatch } from './watch-folder.ts';

let gateway: HostedGateway;
let folder: string;
let rosa: Case;
let look: () => Promise<void>;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(northShore, { way: 'csv' });
  rosa = caseOf(gateway, 'rosa', { agency: northShore });
  rosa.consents();
  await rosa.offered();
  folder = mkdtempSync(join(tmpdir(), 'handoff-drop-'));
  for (const slug of [harbor, northShore, 'nobody']) mkdirSync(join(folder, slug, 'in'), { recursive: true });
  ({ look } = folderWatch({ gateway: gateway.gateway, folder }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (slug: string, ...path: readonly string[]): string => join(folder, slug, ...path);
const drop = (slug: string, ...lines: readonly string[]): void =>
  writeFileSync(at(slug, 'in', 'monday.csv'), lines.join('\r\n'));
const result = () =>
  JSON.parse(readFileSync(at(northShore, 'out', 'monday.csv.result.json'), 'utf8')) as {
    code?: string;
    rows: { line: number; status: string; code?: string }[];
  };
const answered = async () => {
  const [command] = await gateway.enqueued();
  await gateway.answers({ causation: command?.headers['ce_causationid'] ?? '', outcome: 'done' });
};

describe('a file that is dropped', () => {
  it('is an upload of the partner whose folder it lies in, with its result and its rejects beside it', async () => {
    drop(northShore, 'referral,status', `${rosa.reference},accepted`, 'ZZZ-ZZZ,accepted');
    await look();
    await look();
    expect(await gateway.enqueued()).toMatchObject([
      { name: 'RespondToReferral', value: { agency: northShore } },
    ]);
    expect(result().rows).toMatchObject([
      { line: 2, status: 'pending' },
      { line: 3, status: 'refused', code: 'unknown-referral' },
    ]);
    expect(readFileSync(at(northShore, 'out', 'monday.csv.rejects.csv'), 'utf8')).toContain('ZZZ-ZZZ');
    expect(existsSync(at(northShore, 'in', 'monday.csv'))).toBe(false);
    expect(existsSync(at(northShore, 'done', 'monday.csv'))).toBe(true);
    await answered();
    await look();
    expect(result().rows[0]).toMatchObject({ status: 'done' });
  });

  it('is left alone while it grows', async () => {
    drop(northShore, 'referral,status');
    await look();
    drop(northShore, 'referral,status', `${rosa.reference},accepted`);
    await look();
    expect(await gateway.enqueued()).toEqual([]);
    await look();
    expect(await gateway.enqueued()).toHaveLength(1);
  });

  it('that is refused as a whole says why, and is not tried for ever', async () => {
    drop(northShore, 'person,state', 'a,b');
    await look();
    await look();
    expect(result()).toMatchObject({ code: 'wrong-header' });
    expect(existsSync(at(northShore, 'in', 'monday.csv'))).toBe(false);
  });

  it('has its answers noted also after the process that took it ended', async () => {
    drop(northShore, 'referral,status', `${rosa.reference},accepted`);
    await look();
    await look();
    const next = folderWatch({ gateway: gateway.gateway, folder });
    await next.look();
    await answered();
    await next.look();
    expect(result().rows).toMatchObject([{ status: 'done' }]);
  });

  it("is passed over where it is a link to another's, in nobody's folder, or in that of whose credentials ended", async () => {
    const row = ['referral,status', `${rosa.reference},accepted`];
    writeFileSync(at(northShore, 'theirs.csv'), row.join('\r\n'));
    symlinkSync(at(northShore, 'theirs.csv'), at(harbor, 'in', 'mine.csv'));
    drop('nobody', ...row);
    drop(northShore, ...row);
    await gateway.register.credentials.end(northShore);
    await look();
    await look();
    expect(await gateway.enqueued()).toEqual([]);
    for (const slug of [harbor, 'nobody', northShore]) expect(existsSync(at(slug, 'out'))).toBe(false);
  });
});
