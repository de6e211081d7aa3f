import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeSession, openSession, type SaidStep, updateSession } from '#charging';
import { minuteMs } from '#base';
import { openConsoleWorld } from '#test/console-world';

const number = '+85251234567';

function said(sequence: number, nowMs: number, units: bigint): SaidStep {
  const use = { service: 'data', zone: 'HK', direction: null, to: null } as const;
  const report = { sequence, units, use, fromMs: null, untilMs: nowMs, isCounted: true };
  const used = units === 0n ? [] : [report];
  const groups = [{ ratingGroup: 10, use, wanted: 'some' as const, used }];
  return { consumer: 'smf-1', sequence, notifyUri: null, groups };
}

test('staff see what a line uses now, until the network says that it has ended', async (t) => {
  const { context, person, call, signedIn } = await openConsoleWorld(t);
  const { line } = await person([number], 5_000n);
  const headers = await signedIn('support');
  const read = async () => {
    const { body } = await call(`/api/console/lines/${line}/sessions`, { headers });
    return body['sessions'];
  };
  assert.deepEqual(await read(), []);
  const { clock } = context;
  const openedAt = new Date(clock.now()).toISOString();
  const message = said(0, clock.now(), 0n);
  const begun = { who: { number }, chargingId: 'one', message } as const;
  const { session, groups } = await openSession(context, begun);
  const [first] = groups;
  const [shown] = (await read()) as { endsAt: string; groups: object[] }[];
  assert.ok(shown);
  const { endsAt, ...rest } = shown;
  assert.ok(Date.parse(endsAt) > clock.now());
  assert.deepEqual(rest, {
    id: session,
    openedAt,
    heardAt: openedAt,
    groups: [
      {
        ratingGroup: 10,
        zone: 'HK',
        result: 'granted',
        quotaUnits: Number(first?.units),
        used: [],
      },
    ],
  });
  clock.advance(minuteMs);
  await updateSession(context, session, said(1, clock.now(), 1_048_576n));
  const [used] = (await read()) as { heardAt: string; groups: { used: object[] }[] }[];
  assert.equal(used?.heardAt, new Date(clock.now()).toISOString());
  assert.deepEqual(used?.groups[0]?.used, [{ service: 'data', zone: 'HK', units: 1_048_576 }]);
  await closeSession(context, session, said(2, clock.now(), 10n));
  assert.deepEqual(await read(), []);
  const missing = `/api/console/lines/lin_${'0'.repeat(32)}/sessions`;
  assert.equal((await call(missing, { headers })).body['code'], 'line_unknown');
});
