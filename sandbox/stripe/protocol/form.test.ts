import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { printForm, readForm } from './form.ts';

test('brackets nest objects and lists', () => {
  assert.deepEqual(readForm('a=1&b[c]=2&b[d][e]=3&f[]=4&f[]=5&g[0][h]=6&g[1][h]=7'), {
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: ['4', '5'],
    g: [{ h: '6' }, { h: '7' }],
  });
  assert.deepEqual(readForm('a%5Bb%5D=%E5%A2%9E+1'), { a: { b: '增 1' } });
});

test('what does not fit together is refused, and nothing reaches what all objects share', () => {
  for (const text of [
    'a=1&a[b]=2',
    'a[b=1',
    '[a]=1',
    'a[b]]=1',
    '__proto__[x]=1',
    'a[__proto__]=1',
  ]) {
    assert.equal(readForm(text), undefined, text);
  }
  assert.equal(({} as Record<string, unknown>)['x'], undefined);
});

test('the same parameters in another order print alike', () => {
  assert.equal(
    printForm(readForm('a=1&b[c]=2&b[d]=3') ?? ''),
    printForm(readForm('b[d]=3&a=1&b[c]=2') ?? ''),
  );
});

test('garbage brings nothing down', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readForm(text)));
});
