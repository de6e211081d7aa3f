import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listedRefusals, textOfRefusals } from './listed-refusals.ts';
import { sentences } from './sentences.ts';

const page = readFileSync(new URL('../../../../docs/refusals.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` \| (\w+) \| ([\w/-]+) \|/gm)];
const known = new Map(rows.map(([, code = '', kind]) => [code, kind]));

/** What POST /oauth/token alone says, in the words of OAuth 2. */
const ofTokens = new Set([
  'client_certificate_needed',
  'client_certificates_invalid',
  'client_scope_unknown',
  'client_secret_wrong',
  'client_shown_twice',
  'form_field_twice',
  'grant_type_unknown',
]);

test('the list of refusals in the reference is what the page of refusals says', () => {
  for (const [code, kind] of Object.entries(listedRefusals)) {
    assert.equal(kind, known.get(code), code);
  }
});

/** What no operation says: there is another word for the one, and a reference for the other. */
const ofOthers = new Set(['address_method_unknown', 'idempotency_key_needed']);

test('what server and database refuse below any operation stands in the list', () => {
  const below = rows
    .filter(([, , , where = '']) => /^platform\/(?:http|postgres)$/.test(where))
    .map(([, code = '']) => code)
    .filter((code) => !ofOthers.has(code));
  assert.ok(below.includes('overloaded') && below.includes('database_unavailable'));
  assert.deepEqual(
    below.filter((code) => !(code in listedRefusals)),
    [],
  );
});

test('whatever has a sentence for programs stands in the list', () => {
  const said = Object.keys(sentences)
    .map((key) => key.replace(/\..*/, ''))
    .filter((code) => !ofTokens.has(code));
  assert.deepEqual(
    said.filter((code) => !(code in listedRefusals)),
    [],
  );
});

test('each line says code, who can change it, and what it says, below its status', () => {
  const text = textOfRefusals();
  const lines = text.split('\n').filter((line) => line.startsWith('- '));
  assert.equal(lines.length, Object.keys(listedRefusals).length);
  for (const line of lines) {
    assert.match(line, /^- `\w+` \((?:request|client|partner|receiver|platform)\): [A-Z].+\.$/);
  }
  const statuses = [...text.matchAll(/^\*\*(\d{3})\*\*$/gm)].map(([, status]) => Number(status));
  assert.deepEqual(statuses, [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503]);
  const [, below = ''] = text.split('**422**');
  assert.match(below, /^\n\n- `request_key_reused` \(request\)/);
});
