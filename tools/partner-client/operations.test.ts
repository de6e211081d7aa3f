import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { printType } from './print-type.ts';
import { printOperations } from './print-operations.ts';

const folder = new URL('../../packages/partner-client/src/', import.meta.url);

test('the partners’ client was written from the contract as it is', () => {
  for (const [name, printed] of Object.entries(printOperations())) {
    const [, stamp = ''] = printed.split('\n');
    const text = readFileSync(new URL(name, folder), 'utf8');
    assert.ok(text.includes(stamp), 'the contract has changed: npm run partner-client');
  }
});

test('a schema is printed as the type of what it lets through', () => {
  const optional = { type: 'object', properties: { a: { type: 'integer' } }, required: [] };
  assert.equal(printType(optional, new Map()), '{\nreadonly a?: number;\n}');
  const union = { anyOf: [{ const: 'held', type: 'string' }, { type: 'null' }] };
  assert.equal(printType(union, new Map()), "'held' | null");
  assert.equal(printType({ type: 'array', items: union }, new Map()), "readonly ('held' | null)[]");
  assert.throws(() => printType({}, new Map()), /no type is written/);
});
