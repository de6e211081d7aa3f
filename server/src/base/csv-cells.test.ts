import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCells } from './csv-cells.ts';

test('cells stand between commas, and in quotes a comma is a part of one', () => {
  assert.deepEqual(csvCells('a,b,c'), ['a', 'b', 'c']);
  assert.deepEqual(csvCells('"Chan, Tai Man",x'), ['Chan, Tai Man', 'x']);
  assert.deepEqual(csvCells('"say ""hi""",'), ['say "hi"', '']);
  assert.deepEqual(csvCells(' a , b '), ['a', 'b']);
  assert.deepEqual(csvCells('a,,'), ['a', '', '']);
  assert.deepEqual(csvCells(''), ['']);
});

test('a quote that is not closed, or that something follows, is no row', () => {
  assert.equal(csvCells('"a,b'), undefined);
  assert.equal(csvCells('"a"b,c'), undefined);
  assert.equal(csvCells('a"b,c'), undefined);
});
