import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Answer,
  type ChargingFunction,
  startChargingFunction,
} from '../testing/charging-function.ts';
import { type CoreNetwork, startCoreNetwork, type StatusView } from '../testing/core-network.ts';

const imsi = '454120000000001';
let network: CoreNetwork;
let charging: ChargingFunction;

before(async () => {
  network = await startCoreNetwork();
  charging = await startChargingFunction();
  await network.ask('POST', 'connect', { charging: charging.url });
  await network.ask('POST', 'lines', { lines: [{ imsi }] });
});

after(async () => {
  await network.stop();
  await charging.close();
});

function changed(change: Record<string, unknown>): (answer: Answer) => unknown {
  return (answer) => ({
    ...answer,
    multipleUnitInformation: answer.multipleUnitInformation.map((group) => ({
      ...group,
      ...change,
    })),
  });
}

const senseless: [string, (answer: Answer) => unknown, RegExp][] = [
  ['another number', (answer) => ({ ...answer, invocationSequenceNumber: 99 }), /99 and not 0/],
  ['no time', (answer) => ({ ...answer, invocationTimeStamp: 'soon' }), /is no time/],
  [
    'nothing of what was asked',
    (answer) => ({ ...answer, multipleUnitInformation: [] }),
    /nothing is said/,
  ],
  [
    'more than was asked',
    changed({ grantedUnit: { totalVolume: 501 } }),
    /501 are granted where 500/,
  ],
  ['another unit', changed({ grantedUnit: { time: 5 } }), /not counted in totalVolume/],
  ['a group that nobody asked about', changed({ ratingGroup: 9 }), /9 was never asked about/],
  [
    'a grant with a no',
    changed({ resultCode: 'QUOTA_LIMIT_REACHED' }),
    /together with QUOTA_LIMIT/,
  ],
  ['success without a grant', changed({ grantedUnit: undefined }), /grants none/],
  ['a result of old', changed({ resultCode: 'USER_UNKNOWN' }), /no result of today/],
  ['a threshold above the grant', changed({ volumeQuotaThreshold: 500 }), /not below the grant/],
  ['no validity', changed({ validityTime: 0 }), /over before it begins/],
  [
    'an unknown action',
    changed({ finalUnitIndication: { finalUnitAction: 'DANCE' } }),
    /no final unit action/,
  ],
  [
    'a redirect to nowhere',
    changed({ finalUnitIndication: { finalUnitAction: 'REDIRECT' } }),
    /without an address/,
  ],
];

for (const [name, twist, expected] of senseless) {
  test(`${name} is noticed`, async () => {
    const { complaints: old } = await network.ask<StatusView>('GET', 'status');
    charging.twist = twist;
    const session = await network.ask<{ id: string }>('POST', `lines/${imsi}/sessions`, {
      service: 'data',
      ask: 500,
    });
    charging.twist = undefined;
    await network.ask('POST', `sessions/${session.id}/end`);
    const { complaints } = await network.ask<StatusView>('GET', 'status');
    assert.match(complaints.slice(old.length).join('\n'), expected);
  });
}

test('the page starts sessions, uses them and moves the phone, without script', async () => {
  const press = async (path: string, fields: Record<string, string>): Promise<string> => {
    const response = await fetch(`${network.address}${path}?lang=en`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    assert.equal(response.status, 200);
    return response.text();
  };
  await network.ask('POST', 'lines', {
    lines: [{ imsi: '454120000000002', name: '<Ming>', number: '+85251234567' }],
  });
  await press('/lines/454120000000002/move', { place: 'shenzhen' });
  const started = await press('/lines/454120000000002/start', { service: 'data' });
  assert.match(started, /&lt;Ming&gt;[^]*Shenzhen[^]*data-state="active"/);
  const id = /data-testid="session" data-id="(s\d+)" data-state="active"/.exec(started)?.[1];
  const used = await press(`/sessions/${id}/use`, { units: '1048576' });
  assert.match(used, /data-testid="used">1\.00 MB/);
  await press('/lines/454120000000002/move', { place: 'hong-kong' });
  const ended = await press(`/sessions/${id}/end`, {});
  assert.match(ended, /Hong Kong · ended/);
  assert.match(await (await fetch(`${network.address}/?lang=zh-Hant`)).text(), /沙盒核心網絡/);
});

test('what makes no sense to the control API is refused with the reason', async () => {
  for (const [path, body] of [
    ['connect', { charging: 'nowhere' }],
    ['lines', { lines: [{ imsi: '12' }] }],
    ['lines', { lines: [{ imsi, place: 'moon' }] }],
    [`lines/${imsi}/sessions`, { service: 'pigeon' }],
    [`lines/${imsi}/messages`, { to: 'Ming' }],
    ['lines/454120000000999/move', { place: 'macau' }],
    ['sessions/s1/use', { units: 1 }],
    ['faults', { fault: 'earthquake' }],
    ['chaos', { seed: 1, rate: 0.5, faults: ['earthquake'] }],
    ['chaos', { seed: 1, rate: 0.5, neverCrash: ['a phone'] }],
    ['journeys', { imsiFrom: 'x' }],
    ['mood', { mood: 'grumpy' }],
  ] as const) {
    await assert.rejects(network.ask('POST', path, body), /40[04]: \{\s*"error"/, path);
  }
});
