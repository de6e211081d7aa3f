import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseEmailAddress } from './email-address.ts';

test('addresses that people have are kept, their domain as mail servers write it', () => {
  assert.equal(parseEmailAddress(' Ming.Chan+sim@Example.COM '), 'Ming.Chan+sim@example.com');
  assert.equal(parseEmailAddress('a@例子.中国'), 'a@xn--fsqu00a.xn--fiqs8s');
  assert.equal(parseEmailAddress("o'hara@mail.example.co.uk"), "o'hara@mail.example.co.uk");
});

test('what is no address, or two, or more than a mailbox, is none', () => {
  const refused = [
    '',
    'a',
    '@b.c',
    'a@',
    'a@b',
    'a b@c.d',
    'a@b.c,d@e.f',
    'a@b.c\r\nBcc: d@e.f',
    'a@b.c>',
    '<a@b.c>',
    '"a b"@c.d',
    '.a@b.c',
    'a..b@c.d',
    'a@-b.c',
    'a@b..c',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.c`,
    `a@${'b.'.repeat(130)}c`,
    'ä@b.c',
  ];
  for (const text of refused) assert.equal(parseEmailAddress(text), undefined, text);
});

test('whatever is typed, what passes can stand in a header and in an envelope', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.domain(), (local, host) => {
      const address = parseEmailAddress(`${local}@${host}`);
      if (address !== undefined) assert.match(address, /^[!-~]+@[a-z0-9.-]+$/);
      assert.doesNotMatch(address ?? '', /[\s<>,;:"\\()[\]]/);
    }),
  );
});
