import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#base';
import { hashPassword, isPassword, nobodysPassword, requireGoodPassword } from './password.ts';

test('a password proves right and another does not; its cost stands beside its hash', async () => {
  const stored = await hashPassword('a calm harbour at dawn');
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await isPassword(stored, 'a calm harbour at dawn'), true);
  assert.equal(await isPassword(stored, 'a calm harbour at dusk'), false);
  assert.notEqual(await hashPassword('a calm harbour at dawn'), stored);
});

test('a password that was stored at another cost is still read', async () => {
  // From the tests of the reference implementation (phc-winner-argon2, src/test.c).
  const stored =
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  assert.equal(await isPassword(stored, 'password'), true);
  assert.equal(await isPassword(stored, 'passwore'), false);
});

test('the same word is the same password, however its letters are put together', async () => {
  const stored = await hashPassword('crème brûlée ２０２６');
  assert.equal(await isPassword(stored, 'cre\u0300me bru\u0302le\u0301e 2026'), true);
});

test('nobody can sign in with the password that unknown logins are compared with', async () => {
  for (const password of ['', '\0'.repeat(16), 'password', 'a'.repeat(5_000)]) {
    assert.equal(await isPassword(nobodysPassword, password), false);
  }
});

function isWeak(password: string): boolean {
  try {
    requireGoodPassword(password, 'ravi');
    return false;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'password_weak');
    return true;
  }
}

test('a new password must be long, not endless, and not hold the login', () => {
  assert.equal(isWeak('only eleven'), true);
  assert.equal(isWeak('twelve chars'), false);
  assert.equal(isWeak('說十二個字也足夠做個密碼'), false);
  assert.equal(isWeak('Ravi sells top-ups'), true);
  assert.equal(isWeak('a'.repeat(129)), true);
});
