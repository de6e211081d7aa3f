import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allSettings, readEnvironment } from './settings.ts';

function read(text: string): string {
  return readEnvironment({ LOWU_TRUSTED_PROXIES: text }).trustedProxies.join(' ');
}

test('the proxies to trust are addresses and networks, and anything else stops the start', () => {
  assert.equal(read(''), '');
  assert.equal(read(' 10.0.0.0/8, ::1 '), '10.0.0.0/8 ::1');
  for (const wrong of ['true', '10.0.0.0/33', '::1/129', '10.0.0.1/8/8', 'proxy.example', '*']) {
    assert.throws(() => read(wrong), /LOWU_TRUSTED_PROXIES/);
  }
});

test('a setting is fixed by its name in capitals, with an underscore for each dot', () => {
  const { fixedSettings } = readEnvironment({
    LOWU_SET_TOPUP_PAY_MINUTES: '20',
    LOWU_SET_IDENTITY_CODE_GUESSES: '3',
  });
  assert.deepEqual(fixedSettings, { topup_pay_minutes: 20, 'identity.code_guesses': 3 });
});

test('every setting of the document is known to whoever looks for those that are not', () => {
  const document = new URL('../../docs/operating/settings.md', import.meta.url);
  const rows = readFileSync(document, 'utf8').matchAll(/^\| `([a-z0-9_.]+)` \|/gm);
  const documented = [...rows].map(([, name = '']) => name);
  assert.deepEqual(documented.toSorted(), allSettings.map(({ name }) => name).toSorted());
});
