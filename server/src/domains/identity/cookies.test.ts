import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieRules } from './cookies.ts';

test('over TLS every cookie is bound to its host, and nowhere can a script read one', () => {
  for (const rule of Object.values(cookieRules(true))) {
    assert.ok(rule.name.startsWith('__Host-'));
    assert.deepEqual([rule.isSecure, rule.isHttpOnly, rule.path], [true, true, '/']);
  }
  for (const rule of Object.values(cookieRules(false))) {
    assert.match(rule.name, /^lowu-[a-z]+$/);
    assert.deepEqual([rule.isSecure, rule.isHttpOnly], [false, true]);
  }
});

test('staff cookies do not come along from other sites, nor outlive the browser', () => {
  const { staff, device } = cookieRules(true);
  assert.deepEqual([staff.sameSite, staff.maxAgeSeconds], ['Strict', null]);
  assert.deepEqual([device.sameSite, device.maxAgeSeconds], ['Lax', 34_560_000]);
});
