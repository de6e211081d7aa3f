import assert from 'node:assert/strict';
import { test } from 'node:test';
import { degreesOf, degreesPatterns, microOf } from './micro-degrees.ts';

test('degrees are read to the millionth and written as they are read', () => {
  for (const [degrees, micro] of [
    ['22.312100', 22_312_100],
    ['114.226401', 114_226_401],
    ['-0.000001', -1],
    ['8.29', 8_290_000],
    ['180', 180_000_000],
  ] as const) {
    assert.match(degrees, degreesPatterns.longitude);
    assert.equal(microOf(degrees), micro);
    assert.equal(microOf(degreesOf(micro)), micro);
  }
});

test('what is no number of degrees is not taken for one', () => {
  for (const text of ['', '22,31', '22.3121001', '1e2', 'N 22', '22.', '1142.1', ' 22']) {
    assert.doesNotMatch(text, degreesPatterns.longitude);
  }
  assert.doesNotMatch('114.226400', degreesPatterns.latitude);
});
