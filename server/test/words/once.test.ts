import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');
const languages = ['en', 'zh-hant', 'zh-hans'];

function namesIn(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^ {2}(?:'([^']+)'|(\w+)):/gm)].map(([, quoted, bare]) => {
    return quoted ?? bare ?? '';
  });
}

// The files of a language are laid over each other: a name that two of them give says on one of its
// pages what was meant for the other.
suite('the words of each screen', () => {
  for (const folder of globSync('web/*/words', { cwd: root })) {
    test(`${folder} gives each name once`, () => {
      for (const language of languages) {
        const files = globSync(`${folder}/${language}{,-*}.ts`, { cwd: root });
        const names = files.flatMap(namesIn);
        assert.ok(names.length > 20, `${folder} ${language}`);
        assert.deepEqual(
          names.filter((name, at) => names.indexOf(name) !== at),
          [],
          language,
        );
      }
    });
  }
});
