import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedBuffers } from './shared-buffers.ts';

const gigabyte = 1_073_741_824;

for (const [memory, buffers] of [
  [0.25, '128MB'],
  [1, '256MB'],
  [1.9, '486MB'],
  [4, '1024MB'],
  [24, '6144MB'],
  [64, '8192MB'],
] as const) {
  test(`with ${memory} GB of memory PostgreSQL keeps ${buffers} of pages`, () => {
    assert.equal(sharedBuffers(memory * gigabyte), buffers);
  });
}
