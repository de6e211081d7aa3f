import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brokenPaths, unknownScripts, untoldScripts, wrongTitles } from './rules/documents.ts';
import { holds, placesOf } from './rules/report.ts';
import { repository } from './rules/repository.ts';
import { sourceFile } from './rules/source.ts';

suite('the house', () => {
  test('every document has one title', () => {
    holds('titles', wrongTitles(repository()));
  });

  test('every path and link in a document leads somewhere', () => {
    holds('broken paths', brokenPaths(repository()));
  });

  test('every command that a document tells to type exists', () => {
    holds('unknown scripts', unknownScripts(repository()));
  });

  test('every command that exists is told in CONTRIBUTING.md', () => {
    holds('untold scripts', untoldScripts(repository()));
  });
});

suite('a breach is found', () => {
  test('no title, and a second one, but not a comment of a shell', () => {
    const text = 'Hello\n\n# One\n\n```\n# not a title\n```\n\n# Two\n';
    assert.deepEqual(placesOf(wrongTitles([sourceFile('a.md', text)])), [
      'a.md:1: does not begin with its title',
      'a.md:9: a second title',
    ]);
  });

  test('paths and links that lead nowhere', () => {
    const lines = [
      '# A',
      '`docs/gone.md`, `docs/words.md`, `server/src/domains/<name>/store.ts`, `and/or`',
      '[here](words.md), [there](../lost.md), [web](https://example.org/a), `SECURITY.md`',
      '`docs/`, [section](#owns), `docs`',
    ];
    const files = [sourceFile('docs/a.md', lines.join('\n')), sourceFile('docs/words.md', '')];
    assert.deepEqual(placesOf(brokenPaths(files)), [
      'docs/a.md:2: docs/gone.md does not exist',
      'docs/a.md:3: ../lost.md does not exist',
      'docs/a.md:3: SECURITY.md does not exist',
    ]);
  });

  test('a command that nobody is told of, though a longer one is', () => {
    const scripts = { prestart: 'w', start: 'x', check: 'y', 'check:specs': 'z' };
    const files = [
      sourceFile('package.json', JSON.stringify({ scripts })),
      sourceFile('CONTRIBUTING.md', '`npm start`, `npm run check:specs -- DIR`'),
    ];
    assert.deepEqual(placesOf(untoldScripts(files)), ['package.json:1: check is told nowhere']);
  });

  test('a command that npm does not know', () => {
    const files = [
      sourceFile('package.json', '{ "scripts": { "start": "x", "bench": "y" } }'),
      sourceFile(
        'a.md',
        '```\nnpm ci && npm start\nnpm run brew\n```\nUse npm well: `npm run bench`.',
      ),
    ];
    assert.deepEqual(placesOf(unknownScripts(files)), ['a.md:3: npm run brew is no script']);
  });
});
