import { describe, expect, it } from 'vitest';
import { checkUrl } from './check-url.ts';

const abroad = { loopback: false };
const atHome = { loopback: true };
const refusal = expect.objectContaining({ code: 'bad-webhook-url', place: 'body.url' });

describe('the address of a webhook', () => {
  it.each([
    'https://hooks.example.org/handoff',
    'https://hooks.example.org:8443/?q=1',
    'https://93.184.216.34/',
  ])('may be %s', (url) => expect(checkUrl(url, abroad)).toBe(url));

  it.each([
    'hooks.example.org',
    '',
    'http://hooks.example.org/',
    'ftp://hooks.example.org/',
    'https://hooks.example.org:22/',
    'https://user:secret@hooks.example.org/',
    'https://localhost/',
    'https://api.localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://10.0.0.7/',
  ])('may not be %s', (url) => expect(() => checkUrl(url, abroad)).toThrow(refusal));

  it('may be on the same machine where the setting says so', () => {
    for (const url of ['http://localhost:4000/hook', 'http://127.0.0.1:4000/', 'http://[::1]:4000/'])
      expect(checkUrl(url, atHome)).toBe(url);
    for (const url of ['http://10.0.0.7:4000/', 'http://169.254.169.254/', 'http://hooks.example.org/'])
      expect(() => checkUrl(url, atHome)).toThrow(refusal);
  });
});
