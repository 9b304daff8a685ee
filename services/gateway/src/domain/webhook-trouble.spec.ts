import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { type Trouble, webhookTrouble } from './webhook-trouble.ts';

const { given } = specify(webhookTrouble);
const at = '2026-11-22T15:00:00.000Z';
const disabled: Trouble = { type: 'WebhookDisabled', data: { slug: 'north', webhook: 'main' } };

describe('a trouble at a webhook', () => {
  it('is told', () => given().when({ type: 'Report', at, data: disabled }).then(disabled));
  it('is told once', () => given(disabled).when({ type: 'Report', at, data: disabled }).thenNothing());
});
