import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from './input-words.ts';

const forms = {
  '^[A-Za-z0-9._~-]{1,64}$': 'may hold only A–Z a–z 0–9 . _ ~ -, 1–64 of them',
  '^[0-9]{6}$': 'may hold only 0–9, 6 of them',
  '^[A-Za-z0-9+/=]*$': 'may hold only A–Z a–z 0–9 + / =',
  '^[a-z][a-z0-9_]{0,39}$': 'does not have the form it should have',
  '^\\d\\d:\\d\\d$': 'does not have the form it should have',
};

test('which signs a text may hold is said where its form says nothing else', () => {
  for (const [pattern, said] of Object.entries(forms)) {
    assert.equal(wordsFor({ keyword: 'pattern', params: { pattern } }).en, said);
  }
  const { 'zh-Hant': traditional, 'zh-Hans': simplified } = wordsFor({
    keyword: 'pattern',
    params: { pattern: '^[A-Z0-9]{4,20}$' },
  });
  assert.equal(traditional, '只可包含 A–Z 0–9，4–20 個');
  assert.equal(simplified, '只可包含 A–Z 0–9，4–20 个');
});
