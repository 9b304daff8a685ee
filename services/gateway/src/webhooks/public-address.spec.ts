import { describe, expect, it } from 'vitest';
import { mayBeCalled } from './public-address.ts';

const refused = {
  loopback: ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'link-local, with the metadata of clouds': ['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254'],
  'metadata elsewhere': ['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
  'what is nobody or everybody': ['0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', 'ff02::1', '::'],
  'IPv4 inside IPv6': [
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '::127.0.0.1',
  ],
  'documentation and benchmarks': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1'],
  'what is no address': ['', 'localhost', '2130706433', '0x7f000001', '127.1', '1.2.3.4.5'],
};

describe('an address', () => {
  for (const [kind, addresses] of Object.entries(refused))
    it.each(addresses)(`of ${kind} is not called: %s`, (address) => {
      expect(mayBeCalled(address)).toBe(false);
    });

  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    'that is public is called: %s',
    (address) => expect(mayBeCalled(address)).toBe(true),
  );

  it('of loopback is called where the setting says so, and nothing else with it', () => {
    const open = { loopback: true };
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(mayBeCalled(address, open)).toBe(true);
    for (const address of ['10.0.0.1', '169.254.169.254', '0.0.0.0', 'fd00:ec2::254', '::'])
      expect(mayBeCalled(address, open)).toBe(false);
  });
});
