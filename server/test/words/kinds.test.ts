import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { showTemplates } from '#notifications';
import { settingValues } from '#platform/settings';

const folder = path.resolve(import.meta.dirname, '../../../web/console/words');
const kinds = showTemplates(settingValues({})).map(({ kind }) => kind);

// A kind without a word would stand before staff as its code, or as nothing.
suite('the kinds of messages', () => {
  for (const language of ['en', 'zh-hant', 'zh-hans']) {
    test(`have each a word of its own for staff in ${language}`, () => {
      const text = readFileSync(path.join(folder, `${language}-message-kinds.ts`), 'utf8');
      const words = [...text.matchAll(/^ {2}'kind\.(\w+)': '(.+)',$/gm)];
      assert.ok(kinds.length > 60);
      assert.deepEqual(words.map(([, kind = '']) => kind).sort(), kinds.toSorted());
      assert.equal(new Set(words.map(([, , word]) => word)).size, kinds.length);
    });
  }
});
