import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeDollars } from './whole-dollars.ts';

test('cents that stand in a field never become dollars once it is edited', () => {
  const typed = { '15.50': '15', '15.5': '15', '15.': '15', '15。50': '15', '1,500': '1500' };
  for (const [text, dollars] of Object.entries(typed)) {
    assert.equal(wholeDollars(text), dollars, text);
  }
  assert.equal(wholeDollars('HK$ 60'), '60');
  assert.equal(wholeDollars('1234567'), '12345');
  assert.equal(wholeDollars('.5'), '');
});
