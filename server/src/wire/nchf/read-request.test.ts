import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isoTime } from '#base';
import { textTable } from '#test/text-table';
import { partyOf } from './party.ts';
import { readChargingRequest } from './read-request.ts';
import { WrongRequest } from './refusals.ts';

const at = '2026-06-30T08:12:00+08:00';

const least = {
  subscriberIdentifier: 'imsi-454120000000001',
  nfConsumerIdentification: { nodeFunctionality: 'SMF', nFName: 'smf-1' },
  invocationTimeStamp: at,
  invocationSequenceNumber: 7,
};

/** In the shape in which free5GC's SMF builds it. */
const pduSession = {
  chargingId: 21,
  userInformation: { servedGPSI: 'msisdn-85251234567' },
  userLocationinfo: {
    nrLocation: {
      tai: { plmnId: { mcc: '460', mnc: '01' }, tac: '000001' },
      ncgi: { plmnId: { mcc: '460', mnc: '01' }, nrCellId: '000000010' },
    },
  },
  pduSessionInformation: {
    networkSlicingInfo: { sNSSAI: { sst: 1, sd: '010203' } },
    pduSessionID: 5,
    pduType: 'IPV4',
    dnnId: 'internet',
    servingCNPlmnId: { mcc: '454', mnc: '12' },
  },
};

const session = {
  ...least,
  notifyUri: 'http://127.0.0.1:9000/nsmf-callback/notify_21',
  triggers: [{ triggerType: 'PLMN_CHANGE', triggerCategory: 'IMMEDIATE_REPORT' }],
  pDUSessionChargingInformation: pduSession,
  multipleUnitUsage: [
    {
      ratingGroup: 1,
      requestedUnit: { totalVolume: 10_485_760 },
      usedUnitContainer: [
        {
          localSequenceNumber: 3,
          quotaManagementIndicator: 'ONLINE_CHARGING',
          triggers: [{ triggerType: 'PLMN_CHANGE', triggerCategory: 'IMMEDIATE_REPORT' }],
          triggerTimestamp: '2026-06-30T08:11:59+08:00',
          uplinkVolume: 1_000,
          downlinkVolume: 24_000,
        },
      ],
    },
  ],
};

function wrongIn(body: unknown): string {
  try {
    readChargingRequest(body);
  } catch (error) {
    assert.ok(error instanceof WrongRequest, String(error));
    return `${error.format} ${error.place}`;
  }
  return 'nothing';
}

/** One rating group as one of several user planes tells it. */
function plane(sequence: number, totalVolume: number): object {
  return {
    ratingGroup: 1,
    requestedUnit: { totalVolume },
    usedUnitContainer: [{ localSequenceNumber: sequence, totalVolume }],
  };
}

function wanted(requestedUnit: object | undefined): unknown {
  return readChargingRequest({
    ...least,
    pDUSessionChargingInformation: {},
    multipleUnitUsage: [{ ratingGroup: 1, requestedUnit }],
  }).groups[0]?.wanted;
}

/** Zone, from, until and whether it is counted. */
function usedIn(container: object): string {
  const usedUnitContainer = [{ localSequenceNumber: 1, ...container }];
  const multipleUnitUsage = [{ ratingGroup: 1, usedUnitContainer }];
  const [used] = readChargingRequest({ ...session, multipleUnitUsage }).groups[0]?.used ?? [];
  assert.ok(used);
  const from = used.fromMs === undefined ? '-' : isoTime(used.fromMs).slice(11, 16);
  return [used.zone ?? '-', from, isoTime(used.untilMs).slice(11, 16), used.isCounted].join();
}

function zoneOf(block: object): string | undefined {
  return readChargingRequest({ ...least, pDUSessionChargingInformation: block }).zone;
}

suite('a request is read into our words', () => {
  test('an update of a data session that has crossed the border', () => {
    assert.deepEqual(readChargingRequest(session), {
      served: { imsi: '454120000000001' },
      chargingId: '21',
      consumer: 'smf-1',
      at: Date.parse(at),
      sequence: 7,
      isRetransmission: false,
      event: undefined,
      notifyUri: session.notifyUri,
      direction: 'out',
      ownNumber: '+85251234567',
      party: undefined,
      isEmergency: false,
      zone: 'CN',
      triggers: ['PLMN_CHANGE'],
      pduSession: { id: 5, dnn: 'internet' },
      groups: [
        {
          ratingGroup: 1,
          service: 'data',
          wanted: 10_485_760n,
          used: [
            {
              sequence: 3,
              units: 25_000n,
              zone: undefined,
              fromMs: undefined,
              untilMs: Date.parse('2026-06-30T08:11:59+08:00'),
              isCounted: true,
            },
          ],
        },
      ],
    });
  });

  test('a call to a number, and an emergency call', () => {
    const call = readChargingRequest({
      ...least,
      nfConsumerIdentification: { nodeFunctionality: 'IMS_Node', nFFqdn: 'as1.ims.example' },
      multipleUnitUsage: [{ ratingGroup: 100, requestedUnit: { time: 60 } }],
      iMSChargingInformation: {
        roleOfNode: 'ORIGINATING',
        calledPartyAddress: 'tel:+8613800138001',
        callingPartyAddresses: ['sip:+85251234567@ims.example'],
        imsChargingIdentifier: 'icid-9',
        imsVisitedNetworkIdentifier: 'ims.mnc000.mcc460.3gppnetwork.org',
      },
    });
    assert.equal(call.consumer, 'as1.ims.example');
    assert.deepEqual([call.party, call.direction, call.zone], ['+8613800138001', 'out', 'CN']);
    assert.deepEqual([call.chargingId, call.isEmergency], ['icid-9', false]);
    assert.deepEqual(call.groups[0], {
      ratingGroup: 100,
      service: 'voice',
      wanted: 60n,
      used: [],
    });
    const emergency = readChargingRequest({
      ...least,
      iMSChargingInformation: { calledPartyAddress: 'tel:999', imsEmergencyIndication: true },
    });
    assert.deepEqual([emergency.party, emergency.isEmergency], ['999', true]);
  });

  test('a received call has the caller as its other end', () => {
    const call = readChargingRequest({
      ...least,
      iMSChargingInformation: {
        roleOfNode: 'TERMINATING',
        calledPartyAddress: 'tel:+85251234567',
        callingPartyAddresses: ['tel:+8613800138001'],
      },
    });
    assert.deepEqual([call.direction, call.party], ['in', '+8613800138001']);
  });

  test('a message that was sent, charged after the fact', () => {
    const message = readChargingRequest({
      ...least,
      subscriberIdentifier: undefined,
      oneTimeEvent: true,
      oneTimeEventType: 'PEC',
      multipleUnitUsage: [
        {
          ratingGroup: 200,
          usedUnitContainer: [{ localSequenceNumber: 1, eventTimeStamps: [at] }],
        },
      ],
      sMSChargingInformation: {
        originatorInfo: { originatorGPSI: 'msisdn-85251234567' },
        recipientInfo: [
          {
            recipientOtherAddress: { sMaddressType: 'MSISDN', sMaddressData: '8613800138001' },
          },
        ],
        sMMessageType: 'SUBMISSION',
      },
    });
    assert.deepEqual(message.served, { number: '+85251234567' });
    assert.deepEqual([message.event, message.party], ['after', '+8613800138001']);
    assert.deepEqual([message.groups[0]?.service, message.groups[0]?.used[0]?.units], ['sms', 1n]);
  });

  test('a message that arrives belongs to its receiver', () => {
    const message = readChargingRequest({
      ...least,
      subscriberIdentifier: 'nai-somebody@example.org',
      oneTimeEvent: true,
      oneTimeEventType: 'IEC',
      sMSChargingInformation: {
        originatorInfo: { originatorGPSI: 'msisdn-8613800138001' },
        recipientInfo: [{ recipientSUPI: 'imsi-454120000000001' }],
        sMMessageType: 'DELIVERY',
      },
    });
    assert.deepEqual(message.served, { imsi: '454120000000001' });
    assert.deepEqual(
      [message.event, message.direction, message.party],
      ['before', 'in', '+8613800138001'],
    );
  });

  test('what one rating group used on two user planes is one group', () => {
    const { groups } = readChargingRequest({
      ...least,
      multipleUnitUsage: [plane(1, 10), { ...plane(3, 7), ratingGroup: 2 }, plane(2, 30)],
    });
    assert.deepEqual(
      groups.map(({ ratingGroup, wanted, used }) => [ratingGroup, wanted, used.length]),
      [
        [1, 40n, 2],
        [2, 7n, 1],
      ],
    );
  });

  test('a wish without an amount is for some, one without end for all that can be counted', () => {
    assert.equal(wanted({}), 'some');
    assert.equal(wanted({ time: 60 }), 'some');
    assert.equal(wanted(undefined), undefined);
    assert.equal(wanted({ totalVolume: 2 ** 64 - 1 }), BigInt(Number.MAX_SAFE_INTEGER));
  });

  test('a container says where and when it was used, if it says so at all', () => {
    const place = { nrLocation: { tai: { plmnId: { mcc: '455', mnc: '00' }, tac: '0001' } } };
    assert.equal(usedIn({}), '-,-,00:12,true');
    assert.equal(usedIn({ eventTimeStamps: ['2026-06-30T00:01:00Z'] }), '-,-,00:01,true');
    assert.equal(
      usedIn({ eventTimeStamps: ['2026-06-30T00:01:00Z', '2026-06-30T00:03:00Z'] }),
      '-,00:01,00:03,true',
    );
    assert.equal(
      usedIn({
        quotaManagementIndicator: 'QUOTA_MANAGEMENT_SUSPENDED',
        triggerTimestamp: '2026-06-30T00:09:00Z',
        pDUContainerInformation: {
          timeofFirstUsage: '2026-06-30T00:02:00Z',
          timeofLastUsage: '2026-06-30T00:08:00Z',
          userLocationInformation: place,
        },
      }),
      'MO,00:02,00:08,false',
    );
    assert.equal(usedIn({ quotaManagementIndicator: 'OFFLINE_CHARGING' }), '-,-,00:12,false');
  });

  test('fields that nobody asked for are passed over', () => {
    const strange = { ...session, anotherField: { deep: [1, null] }, uPFID: 7 };
    assert.deepEqual(readChargingRequest(strange), readChargingRequest(session));
  });
});

test('the network that serves the line says the zone', () => {
  const rows = textTable<'access' | 'area' | 'mcc' | 'zone'>(`
    access        | area    | mcc | zone
    nrLocation    | tai     | 454 | HK
    nrLocation    | ncgi    | 460 | CN
    eutraLocation | tai     | 461 | CN
    eutraLocation | ecgi    | 455 | MO
    n3gaLocation  | n3gppTai | 310 | ROW
    utraLocation  | sai     | 466 | ROW
    geraLocation  | lai     | 454 | HK
  `);
  for (const { access, area, mcc, zone } of rows) {
    const userLocationinfo = { [access]: { [area]: { plmnId: { mcc, mnc: '01' } } } };
    assert.equal(zoneOf({ userLocationinfo }), zone, `${access} ${mcc}`);
  }
  const nFPLMNID = { mcc: '455', mnc: '01' };
  const servingNetworkFunctionID = { servingNetworkFunctionInformation: { nFPLMNID } };
  assert.equal(zoneOf({ pduSessionInformation: { servingNetworkFunctionID } }), 'MO');
  const servingCNPlmnId = { mcc: '460', mnc: '00' };
  assert.equal(
    zoneOf({ pduSessionInformation: { servingNetworkFunctionID, servingCNPlmnId } }),
    'CN',
  );
  assert.equal(zoneOf({}), undefined);
});

test('an address names a number, a short number, or nobody', () => {
  const rows = textTable<'address' | 'party'>(`
    address                                             | party
    tel:+85291234567                                    | +85291234567
    tel:+852-9123-4567                                  | +85291234567
    sip:+8613800138001@ims.example;user=phone           | +8613800138001
    TEL:91234567;phone-context=+852                     | +85291234567
    tel:999                                             | 999
    sip:18503@ims.example                               | 18503
    tel:*137#                                           | *137#
    msisdn-85291234567                                  | +85291234567
    sip:alice@example.org                               | -
    tel:+85                                             | -
  `);
  for (const { address, party } of rows) assert.equal(partyOf(address) ?? '-', party, address);
});

function within(change: object): object {
  return { ...session, ...change };
}

function group(change: object): object {
  return within({ multipleUnitUsage: [{ ...session.multipleUnitUsage[0], ...change }] });
}

function container(change: object): object {
  return group({ usedUnitContainer: [{ localSequenceNumber: 1, ...change }] });
}

const wrongRequests: readonly (readonly [unknown, string])[] = [
  [session, 'nothing'],
  [null, 'INVALID_MSG_FORMAT '],
  [[session], 'INVALID_MSG_FORMAT '],
  [within({ invocationTimeStamp: undefined }), 'MANDATORY_IE_MISSING /invocationTimeStamp'],
  [within({ invocationTimeStamp: 'now' }), 'MANDATORY_IE_INCORRECT /invocationTimeStamp'],
  [
    within({ invocationTimeStamp: '1960-01-01T00:00:00Z' }),
    'MANDATORY_IE_INCORRECT /invocationTimeStamp',
  ],
  [within({ invocationSequenceNumber: -1 }), 'MANDATORY_IE_INCORRECT /invocationSequenceNumber'],
  [
    within({ invocationSequenceNumber: 2 ** 32 }),
    'MANDATORY_IE_INCORRECT /invocationSequenceNumber',
  ],
  [within({ nfConsumerIdentification: 'smf' }), 'MANDATORY_IE_INCORRECT /nfConsumerIdentification'],
  [
    within({ nfConsumerIdentification: {} }),
    'MANDATORY_IE_MISSING /nfConsumerIdentification/nodeFunctionality',
  ],
  [
    within({ subscriberIdentifier: 'x'.repeat(257) }),
    'OPTIONAL_IE_INCORRECT /subscriberIdentifier',
  ],
  [within({ retransmissionIndicator: 'true' }), 'OPTIONAL_IE_INCORRECT /retransmissionIndicator'],
  [within({ notifyUri: 'smf' }), 'OPTIONAL_IE_INCORRECT /notifyUri'],
  [within({ notifyUri: 'file:///etc/passwd' }), 'OPTIONAL_IE_INCORRECT /notifyUri'],
  [within({ multipleUnitUsage: {} }), 'OPTIONAL_IE_INCORRECT /multipleUnitUsage'],
  [within({ multipleUnitUsage: [null] }), 'OPTIONAL_IE_INCORRECT /multipleUnitUsage/0'],
  [
    within({ multipleUnitUsage: Array.from({ length: 101 }, () => ({})) }),
    'OPTIONAL_IE_INCORRECT /multipleUnitUsage',
  ],
  [group({ ratingGroup: undefined }), 'MANDATORY_IE_MISSING /multipleUnitUsage/0/ratingGroup'],
  [group({ ratingGroup: 1.5 }), 'MANDATORY_IE_INCORRECT /multipleUnitUsage/0/ratingGroup'],
  [
    group({ requestedUnit: { totalVolume: -5 } }),
    'OPTIONAL_IE_INCORRECT /multipleUnitUsage/0/requestedUnit/totalVolume',
  ],
  [
    container({ localSequenceNumber: undefined }),
    'MANDATORY_IE_MISSING /multipleUnitUsage/0/usedUnitContainer/0/localSequenceNumber',
  ],
  [
    container({ totalVolume: 2 ** 60 }),
    'OPTIONAL_IE_INCORRECT /multipleUnitUsage/0/usedUnitContainer/0/totalVolume',
  ],
  [
    container({ totalVolume: '5' }),
    'OPTIONAL_IE_INCORRECT /multipleUnitUsage/0/usedUnitContainer/0/totalVolume',
  ],
  [
    container({ eventTimeStamps: [at, 'later'] }),
    'OPTIONAL_IE_INCORRECT /multipleUnitUsage/0/usedUnitContainer/0/eventTimeStamps',
  ],
  [
    within({
      pDUSessionChargingInformation: {
        userLocationinfo: { nrLocation: { tai: { plmnId: { mcc: '46' } } } },
      },
    }),
    'OPTIONAL_IE_INCORRECT /pDUSessionChargingInformation/userLocationinfo/nrLocation/tai/plmnId/mcc',
  ],
  [
    { ...least, multipleUnitUsage: [{ ratingGroup: 1 }] },
    'MANDATORY_IE_MISSING /multipleUnitUsage/0/requestedUnit',
  ],
];

test('the first thing that is wrong is named by its place and its cause', () => {
  for (const [body, expected] of wrongRequests) assert.equal(wrongIn(body), expected);
});
