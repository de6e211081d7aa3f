import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMessage } from './open-message.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** RFC 8291, appendix A. */
const example = {
  privateKey: bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  body: bytes(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vC' +
      'YLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXL' +
      'WyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  ),
};

test('the example of RFC 8291 is opened', () => {
  const text = openMessage(example.body, example).toString();
  assert.equal(text, 'When I grow up, I want to be a watermelon');
});

test('whatever is changed in it, it is refused', () => {
  for (let place = 0; place < example.body.length; place += 1) {
    if (place >= 16 && place < 20) continue; // The record's size, of which there is one anyway.
    const body = Buffer.from(example.body);
    body[place] = (body[place] ?? 0) ^ 1;
    assert.throws(() => openMessage(body, example), `at octet ${place}`);
  }
  assert.throws(() => openMessage(Buffer.alloc(20), example));
  assert.throws(() => openMessage(example.body, { ...example, auth: Buffer.alloc(16) }));
});
