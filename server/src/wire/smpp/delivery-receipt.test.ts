import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReceipt } from './delivery-receipt.ts';
import type { OptionalParameters } from './optional-parameters.ts';
import { plainMessage } from './plain-message.ts';

const address = { ton: 1, npi: 1, digits: '85251234567' };

function receipt(text: string, optional: OptionalParameters = {}) {
  return readReceipt({
    ...plainMessage,
    serviceType: '',
    source: address,
    destination: address,
    esmClass: 4,
    content: Buffer.from(text, 'latin1'),
    optional,
  });
}

const dates = 'submit date:2606300912 done date:2606300913';

test('a receipt of the standard says which message, what became of it and the error', () => {
  const text = `id:0123456789 sub:001 dlvrd:001 ${dates} stat:DELIVRD err:000 text:Top-up HK`;
  assert.deepEqual(receipt(text), { messageId: '0123456789', state: 'delivered', error: '000' });
});

test('centres spell, order and leave out as they like', () => {
  const cases = [
    ['ID: a1-B2 STAT: UNDELIV ERR: 00B', 'a1-B2', 'failed', '00B'],
    [`stat:EXPIRED err:12 id:77 ${dates}20 Text:`, '77', 'failed', '12'],
    ['id:77,stat:DELIVERED', '77', 'delivered', ''],
    ['id:77 stat:REJECTED err:1 TEXT:stat:DELIVRD', '77', 'failed', '1'],
    ['id:77 stat:ACCEPTD', '77', 'underway', ''],
    ['id:77 stat:ENROUTE', '77', 'underway', ''],
    ['id:77 stat:UNKNOWN', '77', 'underway', ''],
    ['smsid:5 id:77\r\nstat:FAILED', '77', 'failed', ''],
    ['', '', 'underway', ''],
    ['Delivered!', '', 'underway', ''],
  ] as const;
  for (const [text, messageId, state, error] of cases) {
    assert.deepEqual(receipt(text), { messageId, state, error }, text);
  }
});

test('parameters say more than the text, which a subscriber may have written', () => {
  const said = receipt('id:1 stat:UNDELIV err:1', { receiptedMessageId: 'A', messageState: 2 });
  assert.deepEqual(said, { messageId: 'A', state: 'delivered', error: '1' });
  assert.equal(receipt('id:1 text:stat:DELIVRD').state, 'underway');
});
