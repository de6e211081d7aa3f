import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualRule } from '#test/usual-rule';
import { mostOf, valueFor } from './value.ts';

const shelf = { leastMinor: 5_000n, stepMinor: 1_000n, mostMinor: 100_000n };
const rule = { ...usualRule(Date.parse('2026-11-28T04:00:00Z'), ['mdt_1']), targetMinor: 20_000n };

test('what fills a line up before it expires never takes more than was told ahead', () => {
  const most = mostOf(rule, 'expiry', shelf);
  assert.equal(most, 20_000n);
  for (const has of [-9_000n, 0n, 4_999n, 12_000n, 19_999n, 50_000n]) {
    assert.ok(valueFor(rule, has, shelf, 'expiry') <= most, `${has}`);
  }
  // A line that has run low is helped out of what it owes, too: nobody was told another amount.
  assert.equal(valueFor(rule, -9_000n, shelf, 'below'), 29_000n);
});

test('what is told ahead is within the cap, and without a target the very amount', () => {
  assert.equal(mostOf({ ...rule, capMinor: 15_500n }, 'expiry', shelf), 15_000n);
  assert.equal(mostOf({ ...rule, targetMinor: null }, 'expiry', shelf), 5_000n);
  assert.equal(mostOf({ ...rule, monthlyMinor: 12_000n }, 'monthly', shelf), 12_000n);
});
