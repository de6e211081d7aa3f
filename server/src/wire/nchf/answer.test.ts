import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChargingAnswer, type GrantedGroup, writeChargingAnswer } from './answer.ts';
import { writeNotify } from './notify.ts';
import { writeProblem } from './problem.ts';

const plain: GrantedGroup = {
  ratingGroup: 1,
  service: 'data',
  result: 'SUCCESS',
  units: 10_485_760n,
  validForSeconds: undefined,
  idleSeconds: undefined,
  askAtUnits: undefined,
  switchesAt: undefined,
  finalUnit: undefined,
};

interface Body {
  readonly multipleUnitInformation: (Record<string, unknown> & {
    readonly triggers?: { readonly triggerType: string; readonly triggerCategory: string }[];
  })[];
}

function written(change: Partial<ChargingAnswer>): Body & Record<string, unknown> {
  const answer = { at: 1_782_777_600_000, sequence: 7, groups: [], slowed: undefined, ...change };
  return JSON.parse(writeChargingAnswer(answer)) as Body & Record<string, unknown>;
}

function groupOf(change: Partial<GrantedGroup>): Body['multipleUnitInformation'][number] {
  const [group] = written({ groups: [{ ...plain, ...change }] }).multipleUnitInformation;
  assert.ok(group);
  return group;
}

function finalUnit(final: GrantedGroup['finalUnit']): unknown {
  return groupOf({ finalUnit: final })['finalUnitIndication'];
}

test('an answer repeats the number of the request and arms the border', () => {
  assert.deepEqual(written({}), {
    invocationTimeStamp: '2026-06-30T00:00:00.000Z',
    invocationSequenceNumber: 7,
    sessionFailover: 'FAILOVER_SUPPORTED',
    triggers: [
      { triggerType: 'PLMN_CHANGE', triggerCategory: 'IMMEDIATE_REPORT' },
      { triggerType: 'UE_TIMEZONE_CHANGE', triggerCategory: 'IMMEDIATE_REPORT' },
    ],
    multipleUnitInformation: [],
  });
});

test('each service has its own unit and its own threshold', () => {
  const data = groupOf({ askAtUnits: 1_048_576n });
  assert.deepEqual(data['grantedUnit'], { totalVolume: 10_485_760 });
  assert.equal(data['volumeQuotaThreshold'], 1_048_576);
  const voice = groupOf({ service: 'voice', units: 60n, askAtUnits: 10n });
  assert.deepEqual(voice['grantedUnit'], { time: 60 });
  assert.equal(voice['timeQuotaThreshold'], 10);
  const sms = groupOf({ service: 'sms', units: 1n, askAtUnits: 0n });
  assert.deepEqual(sms['grantedUnit'], { serviceSpecificUnits: 1 });
  assert.equal(sms['unitQuotaThreshold'], 0);
});

test('what an answer promises is armed as a trigger', () => {
  const group = groupOf({
    validForSeconds: 3_600,
    idleSeconds: 300,
    askAtUnits: 1n,
    switchesAt: 1_782_777_600_000,
  });
  assert.deepEqual(
    group.triggers?.map(({ triggerType, triggerCategory }) => [triggerType, triggerCategory[0]]),
    [
      ['QUOTA_EXHAUSTED', 'I'],
      ['QUOTA_THRESHOLD', 'I'],
      ['VALIDITY_TIME', 'I'],
      ['QHT', 'I'],
      ['TARIFF_TIME_CHANGE', 'D'],
    ],
  );
  assert.deepEqual([group['validityTime'], group['quotaHoldingTime']], [3_600, 300]);
  assert.deepEqual(group['grantedUnit'], {
    totalVolume: 10_485_760,
    tariffTimeChange: '2026-06-30T00:00:00.000Z',
  });
});

test('a refused group has its result and neither units nor triggers', () => {
  assert.deepEqual(groupOf({ result: 'QUOTA_LIMIT_REACHED', units: undefined }), {
    ratingGroup: 1,
    resultCode: 'QUOTA_LIMIT_REACHED',
  });
});

test('the last units say what comes after them', () => {
  assert.deepEqual(finalUnit({ action: 'TERMINATE' }), { finalUnitAction: 'TERMINATE' });
  assert.deepEqual(finalUnit({ action: 'REDIRECT', url: 'https://lowu.example/topup' }), {
    finalUnitAction: 'REDIRECT',
    redirectServer: {
      redirectAddressType: 'URL',
      redirectServerAddress: 'https://lowu.example/topup',
    },
  });
  assert.deepEqual(finalUnit({ action: 'RESTRICT_ACCESS', filterIds: ['topup-only'] }), {
    finalUnitAction: 'RESTRICT_ACCESS',
    filterIdList: ['topup-only'],
  });
});

test('a session that has used its share is slowed by the bit rate of the session', () => {
  const { pDUSessionChargingInformation } = written({
    slowed: { id: 5, dnn: 'internet', kbps: 128 },
  });
  assert.deepEqual(pDUSessionChargingInformation, {
    pduSessionInformation: {
      pduSessionID: 5,
      dnnId: 'internet',
      authorizedSessionAMBR: { uplink: '128 Kbps', downlink: '128 Kbps' },
    },
  });
});

test('a notify request names the groups, or ends the session', () => {
  assert.deepEqual(JSON.parse(writeNotify('reauthorise', [1, 2])), {
    notificationType: 'REAUTHORIZATION',
    reauthorizationDetails: [{ ratingGroup: 1 }, { ratingGroup: 2 }],
  });
  assert.deepEqual(JSON.parse(writeNotify('abort', [1])), {
    notificationType: 'ABORT_CHARGING',
  });
});

test('a problem names the cause and the place', () => {
  const problem = {
    status: 400,
    title: 'Wrong request',
    cause: 'MANDATORY_IE_MISSING',
    detail: undefined,
    instance: 'urn:uuid:1',
    wrongPlace: { place: '/multipleUnitUsage/0/ratingGroup', reason: 'missing' },
  };
  assert.deepEqual(JSON.parse(writeProblem(problem)), {
    status: 400,
    title: 'Wrong request',
    cause: 'MANDATORY_IE_MISSING',
    instance: 'urn:uuid:1',
    invalidParams: [{ param: '/multipleUnitUsage/0/ratingGroup', reason: 'missing' }],
  });
  assert.deepEqual(JSON.parse(writeProblem({ ...problem, wrongPlace: undefined })), {
    status: 400,
    title: 'Wrong request',
    cause: 'MANDATORY_IE_MISSING',
    instance: 'urn:uuid:1',
  });
});
