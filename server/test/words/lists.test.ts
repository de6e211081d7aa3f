import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { zones } from '#base';
import { acts, permissions } from '#identity';
import { ownReasons } from '#payments';
import type { Sender } from '#notifications';
import { afterJobs } from '#platform/facts';
import { reactions } from '../../src/reactions.ts';
import { scheduleOf } from '../../src/schedule.ts';
import { undoneWhy } from '#vouchers';

const sender: Sender = { send: async () => ({ outcome: 'refused', reason: '' }) };

const root = path.resolve(import.meta.dirname, '../../..');
const accounts = readFileSync(path.join(root, 'server/src/domains/ledger/account.ts'), 'utf8');

/** What a machine is refused before any note is in it, or is no reason for good. */
const notOfClaims = /_wrong$|^quote_|^topup_(?:twin|open|method)/;

/** What the server sends as a code, and staff read as a word. */
const lists: Readonly<Record<string, readonly string[]>> = {
  schedule: scheduleOf({ sms: sender }, { ownerUrl: '', endingsFile: '' }).map(({ name }) => name),
  task: afterJobs(reactions).map(({ task }) => task),
  act: [...new Set([...acts, ...permissions])],
  reason: [...ownReasons, undoneWhy],
  zone: [...zones],
  unsold: [...new Set(saidIn('channels/kiosk', /^ {2}([a-z_0-9]+): \{$/gm))].filter(
    (code) => !notOfClaims.test(code),
  ),
  account: [...accounts.matchAll(/^ {2}\| '([\w:]+)'/gm)].map(([, account = '']) => account),
};

function wordsIn(language: string, list: string): Map<string, string> {
  const files = globSync(path.join(root, `web/console/words/${language}{,-*}.ts`));
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

/** What stands word for word in the code of some rooms of the server, as a pattern finds it. */
function saidIn(rooms: string, pattern: RegExp): string[] {
  const files = globSync(`server/src/${rooms}/**/*.ts`, {
    cwd: root,
    exclude: ['**/*.test.ts', '**/store/**'],
  });
  const texts = files.map((file) => readFileSync(path.join(root, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, said = '']) => said));
}

test('what stood in the way of a message has a word in each language', () => {
  const pattern = /(?:reason(?:: | = |: .* \?\? )|notSent\()'([^']+)'/g;
  const said = saidIn('domains/notifications', pattern);
  assert.ok(said.length > 10, said.join());
  for (const language of ['en', 'zh-hant', 'zh-hans']) {
    const words = wordsIn(language, 'unsent');
    assert.deepEqual(
      said.filter((one) => !words.has(one)),
      [],
      language,
    );
  }
});

test('what a provider’s word proves nothing by has a word in each language', () => {
  const pattern =
    /(?:uncertain\(|nothing\(|says: '(?:nothing_certain|failed)', reason: )'([^']+)'/g;
  const said = saidIn('domains/payments/providers/**', pattern);
  assert.ok(said.length > 40, `${said.length}`);
  const parts = said.flatMap((one) => one.split(': ')).filter((one) => / /.test(one));
  for (const language of ['en', 'zh-hant', 'zh-hans']) {
    const words = wordsIn(language, 'detail');
    assert.deepEqual(new Set(parts.filter((one) => !words.has(one))), new Set(), language);
  }
});

test('what an act was about has a word in each language', () => {
  const noted = /(?<!function )noteAct\((?:[^{};]|\$\{\w+\})*/.source;
  const pattern = new RegExp(`(?:details(?:: | = )|${noted})(?<!\\$)\\{([^{}]*)\\}`, 'g');
  const rooms = ['banking', 'identity', 'kiosks', 'ops', 'outlets', 'partners', 'promotions'];
  const more = ['reconciliation', 'resellers', 'sales', 'sims', 'tills', 'vouchers', 'webhooks'];
  const said = [...rooms, ...more].flatMap((room) => saidIn(`domains/${room}`, pattern));
  const names = said
    .flatMap((one) => [...one.matchAll(/(?:^|, |\n)\s*(\w+)\b/g)])
    .map(([, name = '']) => name);
  assert.ok(names.length > 80, `${names.length}`);
  for (const language of ['en', 'zh-hant', 'zh-hans']) {
    const words = wordsIn(language, 'about');
    assert.deepEqual(new Set(names.filter((one) => !words.has(one))), new Set(), language);
  }
});

// Codes of movements are made where money moves: those that stand there word for word have a word.
test('why money moves has a word in each language, wherever it does', () => {
  const codes = saidIn('domains', /\{[^{}]*\bcode: '(\w+)',[^{}]*\bcause\b[^{}]*\}/g);
  assert.ok(codes.length > 40, `${codes.length} reasons`);
  for (const language of ['en', 'zh-hant', 'zh-hans']) {
    const words = wordsIn(language, 'movement');
    assert.deepEqual(
      codes.filter((code) => !words.has(code)),
      [],
      language,
    );
  }
});
