import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capital } from './capital.ts';

test('a word that stands alone begins with a capital, where its script has any', () => {
  assert.equal(capital('other places'), 'Other places');
  assert.equal(capital('Hong Kong'), 'Hong Kong');
  assert.equal(capital('其他地方'), '其他地方');
  assert.equal(capital(''), '');
});
