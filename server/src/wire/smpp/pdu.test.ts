import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smppLibrary } from '#test/smpp-library';
import { decodePdu } from './decode-pdu.ts';
import { encodePdu } from './encode-pdu.ts';
import { contentsOf, readContent, ussdTurnOf } from './message-content.ts';
import { ussdOperations } from './optional-parameters.ts';
import type { Pdu, ShortMessage } from './pdu.ts';

const message: ShortMessage = {
  serviceType: '',
  source: { ton: 5, npi: 0, digits: '#TwinHarbour' },
  destination: { ton: 1, npi: 1, digits: '85251234567' },
  esmClass: 0,
  protocolId: 0,
  priority: 0,
  scheduledFor: '',
  validity: '000001000000000R',
  registeredDelivery: 1,
  replaceIfPresent: 0,
  dataCoding: 0,
  defaultMessage: 0,
  content: Buffer.alloc(0),
  optional: {},
};

test('an independent library reads what we write, field by field', () => {
  const [content] = contentsOf('增值HK$100成功', 7);
  const pdu: Pdu = { command: 'submit_sm', status: 0, sequence: 77, ...message, ...content };
  const read = new smppLibrary.PDU(encodePdu(pdu));
  assert.equal(read.command, 'submit_sm');
  assert.equal(read.sequence_number, 77);
  assert.deepEqual(
    [read['source_addr'], read['source_addr_ton'], read['destination_addr'], read['dest_addr_npi']],
    ['#TwinHarbour', 5, '85251234567', 1],
  );
  assert.equal((read['short_message'] as { message: string }).message, '增值HK$100成功');
  assert.deepEqual([read['data_coding'], read['registered_delivery']], [8, 1]);
});

test('the library reads our signs of the GSM alphabet, those behind an escape too', () => {
  const text = '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà ^{}\\[~]|€';
  const [content] = contentsOf(text, 1);
  const pdu: Pdu = { command: 'submit_sm', status: 0, sequence: 1, ...message, ...content };
  const read = new smppLibrary.PDU(encodePdu(pdu));
  assert.equal((read['short_message'] as { message: string }).message, text);
});

test('we read what the library writes, with all parameters that we know', () => {
  const written = new smppLibrary.PDU('deliver_sm', {
    sequence_number: 9,
    source_addr: '85251234567',
    source_addr_ton: 1,
    source_addr_npi: 1,
    destination_addr: '*#188#',
    service_type: 'USSD',
    data_coding: 8,
    short_message: '结余',
    ussd_service_op: 18,
    its_session_info: Buffer.from([200, 0b0000_0111]),
    receipted_message_id: 'a1',
    message_state: 2,
    sar_msg_ref_num: 513,
    sar_total_segments: 2,
    sar_segment_seqnum: 1,
  });
  const read = decodePdu(written.toBuffer());
  assert.ok(read.command === 'deliver_sm');
  assert.deepEqual(readContent(read), {
    text: '结余',
    place: { reference: 513, total: 2, index: 1 },
  });
  const session = { session: 200, turn: 3, isEnd: true };
  assert.deepEqual(ussdTurnOf(read), { operation: ussdOperations.answer, session });
  assert.deepEqual([read.optional.receiptedMessageId, read.optional.messageState], ['a1', 2]);
});

test('the library reads our answer to a dialogue, and our bind', () => {
  const optional = { ussdOperation: 2, ussdSession: { session: 3, turn: 1, isEnd: false } };
  const asked = encodePdu({ command: 'submit_sm', status: 0, sequence: 4, ...message, optional });
  const read = new smppLibrary.PDU(asked);
  assert.deepEqual(Number(read['ussd_service_op']), 2);
  const bind = new smppLibrary.PDU(
    encodePdu({
      command: 'bind_transceiver',
      status: 0,
      sequence: 1,
      systemId: 'lowu',
      password: 'secret12',
      systemType: '',
      interfaceVersion: 0x34,
      range: { ton: 0, npi: 0, digits: '' },
    }),
  );
  assert.deepEqual(
    [bind.command, bind['system_id'], bind['password'], bind['interface_version']],
    ['bind_transceiver', 'lowu', 'secret12', 0x34],
  );
});

test('a refusal may come without a body', () => {
  const refusal = Buffer.alloc(16);
  refusal.writeUInt32BE(16, 0);
  refusal.writeUInt32BE(0x8000_0004, 4);
  refusal.writeUInt32BE(0x58, 8);
  refusal.writeUInt32BE(5, 12);
  const read = decodePdu(refusal);
  assert.deepEqual(read, { command: 'submit_sm_resp', status: 0x58, sequence: 5, messageId: '' });
});

test('a text behind a message payload is read like one in its place', () => {
  const [content] = contentsOf('a long story', 1);
  const optional = { messagePayload: content?.content ?? Buffer.alloc(0) };
  assert.equal(readContent({ ...message, optional }).text, 'a long story');
});
