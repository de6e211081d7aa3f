import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { acts, permissions } from '#identity';
import type { Sender } from '#notifications';
import { afterJobs } from '#platform/facts';
import { reactions } from '../../src/reactions.ts';
import { scheduleOf } from '../../src/schedule.ts';

const folder = path.resolve(import.meta.dirname, '../../../web/console/words');
const sender: Sender = { send: async () => ({ outcome: 'refused', reason: '' }) };

/** What the server sends as a code, and staff read as a word. */
const lists: Readonly<Record<string, readonly string[]>> = {
  schedule: scheduleOf({ sms: sender }, '').map(({ name }) => name),
  task: afterJobs(reactions).map(({ task }) => task),
  act: [...new Set([...acts, ...permissions])],
};

function wordsIn(language: string, list: string): Map<string, string> {
  const files = globSync(path.join(folder, `${language}{,-*}.ts`));
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const pairs = text.matchAll(/^ {2}'(\w+)\.([^']+)':\s+'(.+)',$/gm);
  const found = [...pairs].filter(([, of]) => of === list);
  return new Map(found.map(([, , code = '', word = '']) => [code, word]));
}

// A code without a word would stand before staff as it is, in English.
for (const [list, codes] of Object.entries(lists)) {
  suite(`each code of the list “${list}”`, () => {
    for (const language of ['en', 'zh-hant', 'zh-hans']) {
      test(`has a word of its own in ${language}`, () => {
        const words = wordsIn(language, list);
        assert.deepEqual([...words.keys()].sort(), codes.toSorted());
        const all = [...words.values()];
        assert.deepEqual(
          all.filter((word, at) => all.indexOf(word) !== at),
          [],
        );
        if (language !== 'en')
          assert.deepEqual(
            all.filter((word) => !/\p{Script=Han}/u.test(word)),
            [],
          );
      });
    }
  });
}
