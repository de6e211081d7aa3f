import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { builtScreens } from '../../tools/build-web.ts';
import { limitBytes, topupPage } from '../../tools/page-weight.ts';

test('the script of the top-up page weighs at most 100,000 bytes compressed', () => {
  const { parts, total } = topupPage(builtScreens());
  assert.ok(parts.some(({ name }) => name.startsWith('react-')));
  assert.ok(total.gzip <= limitBytes, `it weighs ${total.gzip}`);
});

test('every script and style lies ready in both compressed forms', () => {
  const dist = builtScreens();
  for (const { name } of topupPage(dist).parts) {
    for (const ending of ['br', 'gz']) {
      assert.ok(existsSync(`${dist}/assets/${name}.${ending}`), `${name}.${ending}`);
    }
  }
});
