import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Language, languages, Refusal, type RefusalKind, refusalKinds } from '#base';
import { appAnswers } from '#channels/app';
import { consoleAnswers } from '#channels/console';
import { type Answers, plainAnswers, problemOf } from '#platform/http';

const root = path.resolve(import.meta.dirname, '../../..');

/** What answers people; the others answer programs. */
const channels: Readonly<Record<string, Answers>> = {
  app: appAnswers,
  console: consoleAnswers,
  'the server itself': plainAnswers,
};

/** Every refusal of the house, from the page that a test holds against the code. */
const known = [
  ...readFileSync(path.join(root, 'docs/refusals.md'), 'utf8').matchAll(
    /^\| `(\w+)` \| (\w+) \| ([\w/-]+) \|/gm,
  ),
].map(([, code = '', kind = '', where = '']) => ({ code, kind: kind as RefusalKind, where }));

/** A whole sentence, in the language's own script and with its own full stop. */
const sentence: Readonly<Record<Language, RegExp>> = {
  en: /^[A-Z0-9][^\p{Script=Han}]*[.?!]$/u,
  'zh-Hant': /^[^ ].*\p{Script=Han}.*[。？！]$/u,
  'zh-Hans': /^[^ ].*\p{Script=Han}.*[。？！]$/u,
};

function placesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

test('the page of refusals is read whole', () => {
  assert.ok(known.length > 100, `${known.length} refusals`);
  for (const { kind } of known) assert.ok(refusalKinds.includes(kind), kind);
});

for (const [channel, answers] of Object.entries(channels)) {
  suite(`what a person is told by ${channel}`, () => {
    test('is a sentence in their language, whatever is refused', () => {
      for (const { code, kind } of known) {
        const words = answers.sentences[code] ?? answers.sentenceOfKind[kind];
        const details = Object.fromEntries(placesIn(words.en).map((name) => [name, '7']));
        for (const language of languages) {
          const refusal = new Refusal(code, kind, details);
          const { detail } = problemOf(refusal, answers, language, 'urn:uuid:1');
          assert.match(detail, sentence[language], `${code} in ${language}`);
          assert.doesNotMatch(detail, /[{}_]|undefined|null/, `${code} in ${language}`);
        }
      }
    });

    test('is one, too, where it depends on why', () => {
      for (const key of Object.keys(answers.sentences).filter((key) => key.includes('.'))) {
        const [code = '', why = ''] = key.split('.');
        const places = placesIn(answers.sentences[key]?.en ?? '').map((name) => [name, '7']);
        const details = { ...Object.fromEntries(places), why };
        for (const language of languages) {
          const refusal = new Refusal(code, 'conflict', details);
          const { detail } = problemOf(refusal, answers, language, 'urn:uuid:1');
          assert.match(detail, sentence[language], `${key} in ${language}`);
          const general = problemOf(new Refusal(code, 'conflict', {}), answers, language, '');
          assert.notEqual(detail, general.detail, `${key} in ${language}`);
        }
      }
    });

    test('names the same places in every language, and a fault is told, too', () => {
      const all = [...Object.entries(answers.sentences), ...Object.entries(answers.sentenceOfKind)];
      for (const [code, words] of all) {
        for (const language of languages) {
          assert.deepEqual(placesIn(words[language]), placesIn(words.en), `${code} in ${language}`);
        }
      }
      for (const language of languages) assert.match(answers.fault[language], sentence[language]);
    });

    test('has a sentence of its own for no code that does not exist', () => {
      const codes = new Set(known.map(({ code }) => code));
      assert.deepEqual(
        Object.keys(answers.sentences).filter((key) => !codes.has(key.split('.')[0] ?? '')),
        [],
      );
    });
  });
}

/** From `refuse.code(` to the end of what it is given. */
function callsOf(code: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`\\.${code}\\(([^;]*)`, 'g'))].map(([, given = '']) => given);
}

test('who refuses gives every number that the sentence names', () => {
  const sources = globSync('server/src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'));
  const missing: string[] = [];
  for (const answers of Object.values(channels)) {
    for (const [key, words] of Object.entries(answers.sentences)) {
      const [code = '', why] = key.split('.');
      const calls = sources.flatMap((text) => callsOf(code, text));
      const gives = (call: string) => placesIn(words.en).every((name) => call.includes(name));
      if (!(why === undefined ? calls.every(gives) : calls.some(gives))) missing.push(key);
    }
  }
  assert.deepEqual(missing, []);
});
