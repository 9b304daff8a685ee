import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigInvalid, config, describeConfig } from './index.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0).describe('Port | 0 takes a free one'),
  MONGO_URL: z.url().describe('Document store'),
  TOKEN: z.string().min(32).describe('Credential'),
  LEVEL: z.enum(['debug', 'info']).default('info').describe('How much is logged'),
  SASL_USERNAME: z.string().optional().describe('User'),
});
const good = { MONGO_URL: 'mongodb://127.0.0.1', TOKEN: 't'.repeat(32) };

const failureOf = (env: Record<string, string>): ConfigInvalid => {
  try {
    config(schema, env);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error;
  }
  throw new Error('expected the environment to be refused');
};

describe('the configuration', () => {
  it('comes from the environment, typed, with its defaults, and ignores what is not its own', () => {
    expect(config(schema, { ...good, PORT: '8080', PATH: '/bin' })).toEqual({
      ...good,
      PORT: 8080,
      LEVEL: 'info',
    });
  });

  it('takes an empty setting as not set', () => {
    expect(config(schema, { ...good, LEVEL: '', SASL_USERNAME: '' })).toEqual({
      ...good,
      PORT: 0,
      LEVEL: 'info',
    });
  });

  it('is refused with every fault at once', () => {
    const failure = failureOf({ PORT: 'eighty', TOKEN: 'short', LEVEL: 'loud' });
    expect(failure).toMatchObject({ code: 'config-invalid', place: 'PORT, MONGO_URL, TOKEN, LEVEL' });
    expect(failure.faults).toContainEqual({ place: 'MONGO_URL', reason: 'Is not set.' });
    expect(failure.mend).not.toBe('');
  });

  it('names settings and never their values', () => {
    const failure = failureOf({
      PORT: 'canary-1',
      MONGO_URL: 'canary 2',
      TOKEN: 'canary-3',
      LEVEL: 'canary-4',
    });
    expect(failure.faults).toHaveLength(4);
    expect(failure.message + JSON.stringify(failure) + String(failure.stack)).not.toContain('canary');
  });

  it('describes itself as a table', () => {
    expect(describeConfig(schema).split('\n')).toEqual([
      '| Setting | Default | What it is |',
      '| --- | --- | --- |',
      '| `PORT` | `0` | Port \\| 0 takes a free one |',
      '| `MONGO_URL` | **required** | Document store |',
      '| `TOKEN` | **required** | Credential |',
      '| `LEVEL` | `info` | How much is logged (debug, info) |',
      '| `SASL_USERNAME` | optional | User |',
    ]);
  });
});
