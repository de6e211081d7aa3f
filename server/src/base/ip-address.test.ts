import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { networkOf } from './ip-address.ts';

test('an address is cut to who calls and to where from', () => {
  const cases = [
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:0DB8:0001::6', '2001:db8:1:0::/64', '2001:db8:1::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
    ['::', '0:0:0:0::/64', '0:0:0::/48'],
  ] as const;
  for (const [address, host, site] of cases) {
    assert.equal(networkOf(address, 'host'), host, address);
    assert.equal(networkOf(address, 'site'), site, address);
  }
});

test('what is no address is the network unknown', () => {
  for (const text of [
    '',
    '203.0.113',
    '203.0.113.256',
    '1:2',
    '::g',
    ':::',
    '[::1]',
    'a.b',
    '1.2.3.4.5',
  ]) {
    assert.equal(networkOf(text, 'host'), 'unknown', text);
  }
});

test('every address of a family keeps its network, and no text throws', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      assert.equal(networkOf(address, 'host'), address);
      assert.match(networkOf(`::ffff:${address}`, 'site'), /^\d+\.\d+\.\d+\.0\/24$/);
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      assert.notEqual(networkOf(address, 'site'), 'unknown');
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      networkOf(text, 'site');
    }),
  );
});
