import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let door: PublicDoor;
beforeEach(async () => {
  door = await publicDoor(await hostedGateway());
});
afterEach(() => door.close());

describe('the contract at the public door', () => {
  it('is a page of every message that runs nothing and takes nothing from elsewhere', async () => {
    const { status, text, headers } = await door.get('/docs/messages');
    expect(status).toBe(200);
    for (const name of ['IntakeSubmission', 'ReferralResponse', 'ReferralNotice', 'MessageRejected'])
      expect(text).toContain(`id="${name}"`);
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is AsyncAPI for tools, with the two topics of a partner', async () => {
    const { text } = await door.get('/docs/asyncapi.yaml');
    expect(text).toMatch(/^asyncapi: 3\.0\.0$/m);
    expect(text).toMatch(/^ {4}address: handoff\.partner\.\{slug\}\.out$/m);
  });

  it('is JSON Schema a message, and nothing of what travels inside', async () => {
    const { status, text } = await door.get('/docs/schemas/FactReport.json');
    expect([status, (JSON.parse(text) as { title: string }).title]).toEqual([200, 'FactReport']);
    for (const path of ['IntakeSubmitted.json', '..%2ftypes.ts'])
      expect((await door.get(`/docs/schemas/${path}`)).status).toBe(404);
  });
});
