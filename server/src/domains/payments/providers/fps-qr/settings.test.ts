import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fpsQr } from './fps-qr.ts';
import { type FpsSettings, payeeOf, settingsProblem } from './settings.ts';

const older = 'a'.repeat(32);
const newer = 'b'.repeat(64);

const real: FpsSettings = {
  fpsId: '1234567',
  accountNumber: '024-123456-001',
  merchantName: 'LOWU MOBILE',
  clientId: 'lowu.payments-1',
  secrets: [older],
  gateway: 'https://api.bank.example',
  isProduction: true,
};

test('settings of a real account and of the sandbox are fine', () => {
  const fine: readonly Partial<FpsSettings>[] = [
    {},
    { fpsId: '123456789' },
    { accountNumber: 'HK0240' },
    { accountNumber: '0'.repeat(34) },
    { merchantName: 'L' },
    { merchantName: 'L'.repeat(25) },
    { clientId: 'a' },
    { clientId: 'a'.repeat(64) },
    { secrets: [older, newer] },
    { gateway: 'https://api.bank.example:8443/fps' },
    { gateway: 'http://127.0.0.1:8086', isProduction: false },
  ];
  for (const change of fine) {
    assert.equal(settingsProblem({ ...real, ...change }), undefined, JSON.stringify(change));
  }
});

const secrets = 'secrets: must be one text of at least 32 characters, or two while it changes';
const address = 'gateway: must be an address such as https://api.bank.example';
const bare = 'gateway: must have no query, fragment or password';
const fpsId = 'fpsId: must be 7 or 9 digits';
const account = 'accountNumber: must be the number on the statement, such as 024-1-1';
const merchant = 'merchantName: must be at most 25 characters of ASCII';
const client = 'clientId: must be the name that the bank gave, of 1 to 64 characters';
const production = 'isProduction: must be true or false';

/** One wrong value each, and the whole sentence that an operator reads. */
const wrong: readonly [change: Readonly<Record<string, unknown>>, problem: string][] = [
  [{ fpsId: undefined }, fpsId],
  [{ fpsId: 1234567 }, fpsId],
  [{ fpsId: '123456' }, fpsId],
  [{ fpsId: '12345678' }, fpsId],
  [{ fpsId: '1234567890' }, fpsId],
  [{ fpsId: '12345678a' }, fpsId],
  [{ fpsId: '1234567\n' }, fpsId],
  [{ accountNumber: undefined }, account],
  [{ accountNumber: 24 }, account],
  [{ accountNumber: '02411' }, account],
  [{ accountNumber: '0'.repeat(35) }, account],
  [{ accountNumber: '024/1/1000' }, account],
  [{ accountNumber: '024 123456 001' }, account],
  [{ merchantName: undefined }, merchant],
  [{ merchantName: '' }, merchant],
  [{ merchantName: 'L'.repeat(26) }, merchant],
  [{ merchantName: '羅湖' }, merchant],
  [{ clientId: undefined }, client],
  [{ clientId: '' }, client],
  [{ clientId: 'a'.repeat(65) }, client],
  [{ clientId: 'lowu", nonce="' }, client],
  [{ secrets: undefined }, secrets],
  [{ secrets: older }, secrets],
  [{ secrets: [] }, secrets],
  [{ secrets: ['a'.repeat(31)] }, secrets],
  [{ secrets: [older, 'short'] }, secrets],
  [{ secrets: [older, newer, older] }, secrets],
  [{ secrets: [Array.from({ length: 32 })] }, secrets],
  [{ isProduction: undefined }, production],
  [{ isProduction: 'yes' }, production],
  [{ gateway: undefined }, address],
  [{ gateway: 'api.bank.example' }, address],
  [{ gateway: 'ftp://api.bank.example' }, address],
  [{ gateway: 'https://api.bank.example//' }, address],
  [{ gateway: 'https://api.bank.example?client=1' }, bare],
  [{ gateway: 'https://api.bank.example#v1' }, bare],
  [{ gateway: 'https://lowu@api.bank.example' }, bare],
  [{ gateway: 'https://:secret@api.bank.example' }, bare],
  [{ gateway: 'http://api.bank.example' }, 'gateway: must be https in production'],
  [{ secret: older }, 'secret: is no setting of fps_qr'],
];

test('every wrong value is refused with its place and a sentence', () => {
  for (const [change, problem] of wrong) {
    assert.equal(settingsProblem({ ...real, ...change }), problem, JSON.stringify(change));
  }
  for (const none of [undefined, null, 'fps', [real]]) {
    assert.equal(settingsProblem(none), 'settings: must be an object');
  }
});

test('no sentence repeats a secret', () => {
  for (const bad of [
    { secrets: [newer, 'short'] },
    { gateway: `https://:${newer}@bank.example` },
  ]) {
    assert.doesNotMatch(settingsProblem({ ...real, ...bad }) ?? newer, /b{8}|short/);
  }
});

test('no settings whatever throw anything but a problem', () => {
  fc.assert(
    fc.property(fc.anything(), (settings) => {
      assert.equal(typeof fpsQr.problem(settings), 'string');
    }),
  );
  assert.throws(() => payeeOf({}), /settings of fps_qr: fpsId/);
});

test('a slash at the end of the address is not doubled in what is called', () => {
  assert.equal(
    payeeOf({ ...real, gateway: 'https://bank.example/' }).gateway,
    'https://bank.example',
  );
});
