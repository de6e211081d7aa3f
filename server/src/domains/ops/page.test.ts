import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage } from './page.ts';

/** Reads everything, page by page, as somebody who turns them does. */
async function turnAll(instants: readonly number[], length: number): Promise<number[][]> {
  const pages: number[][] = [];
  let beforeMs: number | null = Number.POSITIVE_INFINITY;
  while (beforeMs !== null) {
    const since: number = beforeMs;
    const page = await readPage(
      length,
      async (limit) => instants.filter((at) => at < since).slice(0, limit),
      (at) => at,
    );
    pages.push([...page.rows]);
    beforeMs = page.beforeMs;
  }
  return pages;
}

test('pages hold everything once, and what happened at one instant stays together', async () => {
  assert.deepEqual(await turnAll([9, 8, 7, 6, 5], 2), [[9, 8], [7, 6], [5]]);
  assert.deepEqual(await turnAll([9, 8, 8, 7], 2), [[9], [8, 8], [7]]);
  assert.deepEqual(await turnAll([9, 8], 2), [[9, 8]]);
  assert.deepEqual(await turnAll([], 2), [[]]);
});

test('more than a page at one instant makes a longer page', async () => {
  assert.deepEqual(await turnAll([8, 8, 8, 8, 8, 3], 2), [[8, 8, 8, 8, 8, 3]]);
  assert.deepEqual(await turnAll([8, 8, 8, 3, 2, 1], 2), [
    [8, 8, 8, 3],
    [2, 1],
  ]);
});
