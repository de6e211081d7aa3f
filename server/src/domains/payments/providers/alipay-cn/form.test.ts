import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readForm } from './form.ts';

function read(text: string): unknown {
  const form = readForm(Buffer.from(text, 'latin1'));
  return form.kind === 'form' ? { ...form.params } : form.reason;
}

test('a form is decoded once: plus is a blank, what was encoded stays as it was', () => {
  assert.deepEqual(read('a=1+2&b=1%2B2&c=100%2525&d=%E9%A6%99%E6%B8%AF&e=x%3Dy%26z'), {
    a: '1 2',
    b: '1+2',
    c: '100%25',
    d: '香港',
    e: 'x=y&z',
  });
});

test('empty values, names alone and empty parts are read', () => {
  assert.deepEqual(read('a=&b&&c=1=2&'), { a: '', b: '', c: '1=2' });
  assert.deepEqual(read(''), {});
});

test('a name that comes twice could be read two ways, and is refused', () => {
  assert.equal(read('a=1&b=2&a=1'), 'a name comes twice');
  assert.equal(read('a=1&%61=2'), 'a name comes twice');
});

test('another encoding, a broken one or no form at all is refused', () => {
  // 香港 in GBK.
  assert.equal(read('a=%CF%E3%B8%DB'), 'not UTF-8, or a broken %');
  assert.equal(read('a=%ED%A0%80'), 'not UTF-8, or a broken %');
  assert.equal(read('a=100%'), 'not UTF-8, or a broken %');
  assert.equal(read('a=%zz'), 'not UTF-8, or a broken %');
  assert.equal(read('a=\xe9\xa6\x99'), 'not a form');
  assert.equal(read('{"a": 1}'), 'not a form');
});

test('more than 64 KiB is not even looked at', () => {
  assert.equal(read(`a=${'x'.repeat(65_536)}`), 'larger than 64 KiB');
  assert.deepEqual(read(`a=${'x'.repeat(65_534)}`), { a: 'x'.repeat(65_534) });
});

test('names that JavaScript knows are names like any other', () => {
  const form = readForm(Buffer.from('__proto__=1&constructor=2'));
  assert.ok(form.kind === 'form');
  assert.deepEqual(Object.entries(form.params), [
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test('whatever a browser encodes is read as it was', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.dictionary(text.filter(Boolean), text), (fields) => {
      assert.deepEqual(read(new URLSearchParams(fields).toString()), { ...fields });
    }),
    { numRuns: 300 },
  );
});
