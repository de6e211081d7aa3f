import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseNameOf, plan, type Selection } from './phases.ts';

const files = [
  'server/src/base/money.test.ts',
  'server/src/domains/ledger/post.db.test.ts',
  'server/test/house/tidy.test.ts',
  'server/test/stories/bad-network.test.ts',
  'server/test/stories/paying.browser.test.ts',
  'server/test/stories/console/rates.browser.test.ts',
  'sandbox/alipay/gateway.test.ts',
  'server/demo/demo.db.test.ts',
];

test('a test file runs in the phase that its ending or its folder names', () => {
  assert.deepEqual(files.map(phaseNameOf), [
    'unit',
    'database',
    'house',
    'stories',
    'browser',
    'console',
    'sandbox',
    'programs',
  ]);
});

function names(selection: Selection): string[] {
  return plan(files, selection).map(([{ name }]) => name);
}

test('a phase without files is absent, and a selection leaves the rest out', () => {
  assert.deepEqual(names({}), [
    'house',
    'unit',
    'browser',
    'console',
    'programs',
    'stories',
    'sandbox',
    'database',
  ]);
  assert.deepEqual(names({ only: 'ledger' }), ['database']);
  assert.deepEqual(names({ only: 'test/stories' }), ['browser', 'console', 'stories']);
  assert.deepEqual(names({ phase: 'unit', only: 'base' }), ['unit']);
  assert.deepEqual(names({ phase: 'simulation' }), []);
});
