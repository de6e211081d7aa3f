import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#base';
import type { GroupAnswer, GroupResult } from '#charging';
import { textTable } from '#test/text-table';
import type { ChargingRequest, Service } from '#wire/nchf';
import { WrongRequest } from '#wire/nchf';
import { answerOf } from './answer-of.ts';
import { problemOf } from './answers.ts';

const request: ChargingRequest = {
  served: { imsi: '454120000000001' },
  chargingId: '1',
  consumer: 'smf-1',
  at: 0,
  sequence: 7,
  isRetransmission: false,
  event: undefined,
  notifyUri: undefined,
  direction: 'out',
  ownNumber: undefined,
  party: undefined,
  isEmergency: false,
  zone: 'HK',
  triggers: [],
  groups: [],
  pduSession: { id: 5, dnn: 'internet' },
};

const granted: GroupAnswer = {
  ratingGroup: 1,
  result: 'granted',
  units: 1_000n,
  validForSeconds: 60,
  thresholdUnits: 200n,
  switchesAt: null,
  whenUsedUp: 'ask',
  kbps: null,
};

function answered(change: Partial<GroupAnswer>, service: Service = 'data') {
  const terms = { nowMs: 5, topUpPage: 'https://lowu.example/topup', idleSeconds: 600 };
  const groups = [{ ratingGroup: 1, service, wanted: 'some' as const, used: [] }];
  const answer = { session: 'ses_1' as const, groups: [{ ...granted, ...change }] };
  return answerOf({ ...request, groups }, answer, terms);
}

function final(change: Partial<GroupAnswer>, service: Service): unknown {
  return answered(change, service).groups[0]?.finalUnit;
}

function endless(service: Service): unknown {
  return answered({ units: 2n ** 60n }, service).groups[0]?.units;
}

test('each result has its code, and only a grant has units', () => {
  const rows = textTable<'result' | 'code' | 'units'>(`
    result        | code                     | units
    granted       | SUCCESS                  | 1000
    free          | QUOTA_MANAGEMENT_NOT_APPLICABLE | -
    reported      | SUCCESS                  | -
    limit_reached | QUOTA_LIMIT_REACHED      | -
    not_sold      | END_USER_SERVICE_REJECTED | -
    needs_opt_in  | END_USER_SERVICE_DENIED  | -
    barred        | END_USER_SERVICE_DENIED  | -
  `);
  for (const { result, code, units } of rows) {
    const [group] = answered({ result: result as GroupResult }).groups;
    assert.deepEqual([group?.result, String(group?.units ?? '-')], [code, units], result);
  }
});

test('the last unit of data leads to the page, of a call to its end', () => {
  const page = { action: 'REDIRECT', url: 'https://lowu.example/topup' };
  assert.deepEqual(final({ whenUsedUp: 'redirect' }, 'data'), page);
  assert.deepEqual(final({ whenUsedUp: 'redirect' }, 'voice'), { action: 'TERMINATE' });
  assert.deepEqual(final({ whenUsedUp: 'terminate' }, 'data'), { action: 'TERMINATE' });
  assert.deepEqual(final({ whenUsedUp: 'redirect', result: 'limit_reached' }, 'data'), page);
  assert.equal(final({ whenUsedUp: 'ask' }, 'data'), undefined);
  assert.equal(final({ whenUsedUp: 'terminate', result: 'reported' }, 'data'), undefined);
});

test('a grant without end fits the field it goes by', () => {
  assert.equal(endless('voice'), 4_294_967_295n);
  assert.equal(endless('data'), BigInt(Number.MAX_SAFE_INTEGER));
});

test('a session is slowed by the bit rate of its group', () => {
  assert.equal(answered({}).slowed, undefined);
  assert.deepEqual(answered({ kbps: 128 }).slowed, { id: 5, dnn: 'internet', kbps: 128 });
});

test('each no has a status and a cause of the specification', () => {
  const cases: [unknown, number, string][] = [
    [new Refusal('line_not_ours', 'not_found'), 404, 'USER_UNKNOWN'],
    [new Refusal('session_unknown', 'not_found'), 404, 'RESOURCE_URI_STRUCTURE_NOT_FOUND'],
    [new Refusal('session_closed', 'conflict'), 410, 'CHARGING_FAILED'],
    [new Refusal('body_too_large', 'invalid'), 413, 'INVALID_MSG_FORMAT'],
    [new Refusal('overloaded', 'unavailable'), 503, 'NF_CONGESTION'],
    [new Refusal('emergency_not_charged', 'forbidden'), 403, 'CHARGING_NOT_APPLICABLE'],
    [new Refusal('any_limit', 'limited'), 403, 'QUOTA_LIMIT_REACHED'],
    [new WrongRequest('MANDATORY_IE_MISSING', '/a', 'missing'), 400, 'MANDATORY_IE_MISSING'],
    [new Error('a secret'), 500, 'SYSTEM_FAILURE'],
  ];
  for (const [error, status, cause] of cases) {
    const problem = problemOf(error, 'urn:uuid:1');
    assert.deepEqual([problem.status, problem.cause], [status, cause], String(error));
    assert.doesNotMatch(JSON.stringify(problem), /secret/);
  }
});
