import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutTokens } from './without-tokens.ts';

function kept(text: string): string {
  return withoutTokens(Buffer.from(text)).toString();
}

test('tokens and codes are not kept, however they are written, and all else is', () => {
  const hidden = '"(sealed with its mandate)"';
  assert.equal(
    kept('{"authState":"mdt_1","accessToken" : "28\\/a\\"b==","refreshToken":"r","a":1}'),
    `{"authState":"mdt_1","accessToken" : ${hidden},"refreshToken":${hidden},"a":1}`,
  );
  assert.equal(kept('{"authCode":"c"}'), `{"authCode":${hidden}}`);
  assert.equal(kept('{"accessTokenExpiryTime":"2027"}'), '{"accessTokenExpiryTime":"2027"}');
});

test('a notice without any stays as it came, byte by byte', () => {
  const body = Buffer.from([0x7b, 0xff, 0x7d]);
  assert.equal(withoutTokens(body), body);
});
