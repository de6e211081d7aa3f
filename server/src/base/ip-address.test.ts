import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isNetwork, isWithin, networkOf } from './ip-address.ts';

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

test('an address lies in a network or does not, however either is written', () => {
  const cases = [
    ['203.0.113.7', '203.0.113.0/24', true],
    ['::ffff:203.0.113.7', '203.0.113.0/24', true],
    ['203.0.114.7', '203.0.113.0/24', false],
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.8', '203.0.113.7', false],
    ['203.0.113.130', '203.0.113.128/25', true],
    ['203.0.113.127', '203.0.113.128/25', false],
    ['198.51.100.1', '0.0.0.0/0', true],
    ['2001:db8:ffff::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8:8000::1', '2001:db8:8000::/33', true],
    ['2001:db8:7fff::1', '2001:db8:8000::/33', false],
    ['203.0.113.7', '::/0', false],
    ['nonsense', '0.0.0.0/0', false],
  ] as const;
  for (const [address, network, isIn] of cases) {
    assert.equal(isWithin(address, [network]), isIn, `${address} in ${network}`);
  }
  assert.equal(isWithin('203.0.113.7', []), true, 'none named is any');
});

test('a network is an address, or one with how many bits of it count', () => {
  for (const text of ['203.0.113.0/24', '203.0.113.7', '2001:db8::/32', '::1']) {
    assert.equal(isNetwork(text), true, text);
  }
  for (const text of ['', '203.0.113.0/33', '::/129', '203.0.113.0/', '1.2.3.4/8/8', 'a/8']) {
    assert.equal(isNetwork(text), false, text);
  }
});
