import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, isSignedBy, readSignature, signatureBase } from './signature.ts';

/** The key `test-key-ecc-p256` of RFC 9421, B.1.3. */
const rfcKey =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==';

/** RFC 9421, B.2.4: a response, whose status stands among its components. */
const input =
  'sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"';
const signature =
  'sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:';
const response: Readonly<Record<string, string>> = {
  '@status': '200',
  'content-type': 'application/json',
  'content-digest':
    'sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:',
  'content-length': '23',
};

function isRight(values: Readonly<Record<string, string>>, params = input): boolean {
  const read = readSignature(params, signature);
  const base = read && signatureBase(read, (name) => values[name]);
  return base !== undefined && isSignedBy(rfcKey, base, read?.octets ?? Buffer.alloc(0));
}

test('the signature that RFC 9421 gives as an example is right', () => {
  const read = readSignature(input, signature);
  assert.equal(read?.keyId, 'test-key-ecc-p256');
  assert.equal(read?.createdMs, 1_618_884_473_000);
  assert.ok(isRight(response));
});

test('whatever is changed in what was signed makes it wrong', () => {
  assert.equal(isRight({ ...response, '@status': '201' }), false);
  assert.equal(isRight({ ...response, 'content-type': 'text/plain' }), false);
  assert.equal(isRight(response, input.replace('4473', '4474')), false);
  assert.equal(isRight(response, input.replace(' "content-length"', '')), false);
  const { '@status': _, ...rest } = response;
  assert.equal(isRight(rest), false, 'a component that is not there');
});

test('what is no signature of ours is not read', () => {
  for (const [params, octets] of [
    [undefined, signature],
    [input, undefined],
    [input.replace('sig-b24', 'other'), signature],
    [`${input}, second=("@path");created=1;keyid="a"`, signature],
    [input.replace(';created=1618884473', ''), signature],
    [input.replace(';keyid="test-key-ecc-p256"', ''), signature],
    [`${input};alg="hmac-sha256"`, signature],
    ['sig-b24=(@status);created=1;keyid="a"', signature],
    [input, signature.replace(':w', 'w')],
  ] as const) {
    assert.equal(readSignature(params, octets), undefined, `${params} ${octets}`);
  }
});

test('a component that stands twice is no base', () => {
  const twice = readSignature('a=("@path" "@path");created=1;keyid="k"', 'a=:aaaa:');
  assert.equal(twice && signatureBase(twice, () => 'x'), undefined);
});

test('a digest is written as RFC 9530 does', () => {
  // RFC 9530, appendix A: the representation {"hello": "world"} and a line feed.
  assert.equal(
    digestOf(Buffer.from('{"hello": "world"}\n')),
    'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  );
});
