import { describe, expect, it } from 'vitest';
import { newClusterId } from './cluster-id.ts';

describe('a cluster id', () => {
  it('never begins with a dash, which would be an option to the tool that formats a broker', () => {
    const bytes = Buffer.alloc(16, 0xff);
    bytes[0] = 0xf8;
    expect(bytes.toString('base64url').startsWith('-')).toBe(true);
    expect(newClusterId(bytes)).toMatch(/^H[A-Za-z0-9_-]{21}$/);
  });

  it('is 16 bytes, and another each time', () => {
    expect(Buffer.from(newClusterId(), 'base64url')).toHaveLength(16);
    expect(newClusterId()).not.toBe(newClusterId());
  });
});
