import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterSentences } from './counter-sentences.ts';

test('who sells is told why a sale cannot be taken back, and nothing of what is owed', () => {
  for (const code of ['loan_open', 'undo_not_possible', 'undo_spent', 'undo_too_late']) {
    const { [code]: words } = counterSentences;
    assert.ok(words, code);
    assert.doesNotMatch(Object.values(words).join(' '), /owe|loan|credit|欠|借/, code);
  }
});
