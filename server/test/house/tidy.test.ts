import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { otherClocks } from './rules/clocks.ts';
import { longFunctions } from './rules/functions.ts';
import { switchedOffTests, unfinishedWork } from './rules/leftovers.ts';
import { longFiles, longLines, strayBlanks } from './rules/lines.ts';
import { bannedNames, bannedWordsIn, unevenNames } from './rules/names.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository, textOf } from './rules/repository.ts';
import { sourceFile } from './rules/source.ts';

const words = bannedWordsIn(textOf(repository(), 'docs/words.md') ?? '');

suite('the house', () => {
  test('no line is wider than 100 columns', () => {
    holds('long lines', longLines(repository()));
  });

  test('no tab, no trailing blank, one line end at the end', () => {
    holds('stray blanks', strayBlanks(repository()));
  });

  test('files fit in a mind: 300 lines, tests 500, doors 40', () => {
    holds('long files', longFiles(repository()));
  });

  test('functions fit on a screen: 60 lines', () => {
    holds('long functions', longFunctions(repository()));
  });

  test('files and folders are named in kebab-case', () => {
    holds('uneven names', unevenNames(repository()));
  });

  test('names use the words of docs/words.md', () => {
    assert.ok(words.length > 0, 'docs/words.md bans no word');
    holds('banned names', bannedNames(repository(), words));
  });

  test('nothing is marked as unfinished', () => {
    holds('unfinished work', unfinishedWork(repository()));
  });

  test('every test runs', () => {
    holds('switched off tests', switchedOffTests(repository()));
  });

  test('time and chance come from where a test can set them', () => {
    holds('other clocks', otherClocks(repository()));
  });
});

suite('a breach is found', () => {
  test('a long line, but not a table row of a document or a whole text', () => {
    const text = `a\n| ${'字'.repeat(100)}\n`;
    assert.deepEqual(placesOf(longLines([sourceFile('web/app/a.ts', text)])), [
      'web/app/a.ts:2: 102 columns, the limit is 100',
    ]);
    assert.deepEqual(longLines([sourceFile('docs/a.md', text)]), []);
    const whole = `  summary: '${'word '.repeat(20)}',\n`;
    assert.deepEqual(longLines([sourceFile('contract/src/a.ts', whole)]), []);
  });

  test('blanks that nobody sees', () => {
    assert.deepEqual(placesOf(strayBlanks([sourceFile('a.sql', 'a \n\tb\nc')])), [
      'a.sql:1: trailing blank',
      'a.sql:2: tab',
      'a.sql:3: does not end with one line end',
    ]);
  });

  test('a long file, a long test, a wide door and a heavy file', () => {
    const filler = 'a;\n'.repeat(41);
    const files = [
      sourceFile('server/src/base/index.ts', filler),
      sourceFile('server/src/base/money.ts', 'a;\n'.repeat(301)),
      sourceFile('server/src/base/money.test.ts', 'a;\n'.repeat(501)),
      { path: 'web/app/photo.png', text: '', bytes: 300_000 },
    ];
    assert.deepEqual(placesOf(longFiles(files)), [
      'server/src/base/index.ts:41: 41 lines, the limit is 40',
      'server/src/base/money.ts:301: 301 lines, the limit is 300',
      'server/src/base/money.test.ts:501: 501 lines, the limit is 500',
      'web/app/photo.png:1: 300000 bytes, the limit is 262144',
    ]);
  });

  test('a long function, by name where it has one', () => {
    const body = `{\n${'  a();\n'.repeat(60)}}`;
    const text = `function settle() ${body}\nconst a = () => ${body};\nsuite('x', () => ${body});`;
    assert.deepEqual(placesOf(longFunctions([sourceFile('a.ts', text)])), [
      'a.ts:1: settle has 62 lines, the limit is 60',
      'a.ts:63: a has 62 lines, the limit is 60',
    ]);
  });

  test('a name in another spelling', () => {
    const paths = ['web/app/TopUp.tsx', 'server/src/base/phone_number.ts', 'docs/Words.md'];
    const files = paths.map((path) => sourceFile(path, ''));
    assert.deepEqual(
      unevenNames(files).map(({ path }) => path),
      paths,
    );
    assert.deepEqual(
      unevenNames([sourceFile('README.md', ''), sourceFile('a-b.db.test.ts', '')]),
      [],
    );
  });

  test('a word that the house does not use, in a file name or in code', () => {
    const banned = bannedWordsIn(
      '| word | meaning | do not use |\n| --- | --- | --- |\n' +
        '| **top-up** | value added | `recharge` |\n| what it does | x | `-service` |\n',
    );
    const text = 'const rechargeAmount = 1;\nlocation.recharge();\nclass TopupService {}\nservice;';
    const file = sourceFile('web/app/recharge-page.ts', text);
    assert.deepEqual(placesOf(bannedNames([file], banned)), [
      'web/app/recharge-page.ts:1: recharge-page says "recharge"',
      'web/app/recharge-page.ts:1: rechargeAmount says "recharge"',
      'web/app/recharge-page.ts:3: TopupService says "service"',
    ]);
  });

  test('marks of unfinished work in comments, and not in texts', () => {
    const mark = ['TO', 'DO'].join('');
    const text = `const a = '${mark}';\n// ${mark}: later.\n`;
    assert.deepEqual(placesOf(unfinishedWork([sourceFile('a.ts', text)])), [
      'a.ts:2: a mark of unfinished work',
    ]);
    assert.equal(unfinishedWork([sourceFile('a.sql', `-- ${mark}\n`)]).length, 1);
    assert.equal(unfinishedWork([sourceFile('a.md', `Never write \`${mark}\`.\n`)]).length, 0);
  });

  test('tests that do not run', () => {
    const text = "test.skip('a');\ntest('b', { only: true });\nxit('c');\nrows.only();\n";
    assert.deepEqual(placesOf(switchedOffTests([sourceFile('a.test.ts', text)])), [
      'a.test.ts:1: not every test runs',
      'a.test.ts:2: not every test runs',
      'a.test.ts:3: not every test runs',
    ]);
  });

  test('a clock, a die and a timer of its own', () => {
    const path = 'server/src/domains/topups/quote.ts';
    const lines = [
      'Date.now();',
      'new Date();',
      'new Date(atMs);',
      'Math.random();',
      'setTimeout(later, 5);',
      "import { setTimeout } from 'node:timers/promises';",
    ];
    const file = sourceFile(path, lines.join('\n'));
    assert.deepEqual(placesOf(otherClocks([file])), [
      `${path}:1: calls Date.now`,
      `${path}:2: calls Date`,
      `${path}:4: calls Math.random`,
      `${path}:5: calls setTimeout`,
      `${path}:6: imports node:timers/promises`,
    ]);
    const clock = sourceFile('server/src/platform/clock/clock.ts', 'Date.now();');
    assert.deepEqual(otherClocks([clock]), []);
  });
});
