import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type AppOperation, appPaths } from '@lowu/contract/app/paths';
import { textTable } from '#test/text-table';
import { closeConnections, send } from './send.ts';
import { type GarbageWorld, openGarbageWorld, type Who } from './world.ts';

/** What each caller gets who sends a right request about the subscriber's own things. */
const expected = textTable<'operation' | Who>(`
  operation         | nobody | device | subscriber | other | staff
  readSession       | 200    | 200    | 200        | 200   | 200
  exportPersonalData | 401   | 401    | 200        | 200   | 401
  readErasure       | 401    | 401    | 200        | 200   | 401
  askErasure        | 401    | 401    | 200        | 200   | 401
  withdrawErasure   | 401    | 401    | 200        | 200   | 401
  changePreferences | 401    | 200    | 200        | 200   | 401
  requestCode       | 401    | 202    | 202        | 202   | 401
  signIn            | 401    | 401    | 401        | 401   | 401
  listLines         | 401    | 401    | 200        | 200   | 401
  readBalance       | 401    | 401    | 200        | 404   | 401
  readTopupOptions  | 401    | 200    | 200        | 200   | 401
  quoteTopup        | 401    | 201    | 201        | 201   | 401
  orderTopup        | 401    | 404    | 201        | 404   | 401
  listTopups        | 401    | 200    | 200        | 200   | 401
  readTopup         | 401    | 404    | 200        | 404   | 401
  followTopup       | 401    | 404    | 200        | 404   | 401
  undoTopup         | 401    | 404    | 409        | 404   | 401
  cancelTopup       | 401    | 404    | 409        | 404   | 401
  checkVoucher      | 401    | 404    | 404        | 404   | 401
  redeemVoucher     | 401    | 400    | 400        | 400   | 401
  listMessages      | 401    | 401    | 200        | 200   | 401
  openMessage       | 401    | 401    | 404        | 404   | 401
  openMessages      | 401    | 401    | 200        | 200   | 401
  readMessageSettings | 401  | 401    | 200        | 200   | 401
  askEmail          | 401    | 401    | 202        | 202   | 401
  confirmEmail      | 401    | 401    | 400        | 400   | 401
  forgetEmail       | 401    | 401    | 200        | 200   | 401
  chooseWays        | 401    | 401    | 200        | 200   | 401
  addPush           | 401    | 401    | 400        | 400   | 401
  removePush        | 401    | 401    | 200        | 200   | 401
  listReceipts      | 401    | 200    | 200        | 200   | 401
  readReceipt       | 401    | 404    | 200        | 404   | 401
  proveReceipt      | 401    | 404    | 200        | 404   | 401
  exportReceipts    | 401    | 200    | 200        | 200   | 401
  printReceipt      | 401    | 404    | 200        | 404   | 401
  listOutlets       | 401    | 200    | 200        | 200   | 401
  listPacks         | 401    | 401    | 200        | 404   | 401
  buyPack           | 401    | 401    | 404        | 404   | 401
  setRenewal        | 401    | 401    | 404        | 404   | 401
  changePlan        | 401    | 401    | 404        | 404   | 401
  borrow            | 401    | 401    | 409        | 404   | 401
  readRates         | 401    | 401    | 200        | 404   | 401
  estimateUse       | 401    | 401    | 200        | 404   | 401
  changeOptIn       | 401    | 401    | 200        | 404   | 401
  readUsage         | 401    | 401    | 200        | 404   | 401
  exportUsage       | 401    | 401    | 200        | 404   | 401
  readGuards        | 401    | 401    | 200        | 404   | 401
  setGuards         | 401    | 401    | 200        | 404   | 401
  readReminders     | 401    | 401    | 200        | 404   | 401
  setReminders      | 401    | 401    | 200        | 404   | 401
  readAutoTopup     | 401    | 401    | 200        | 404   | 401
  setAutoTopup      | 401    | 401    | 409        | 404   | 401
  stopAutoTopup     | 401    | 401    | 200        | 404   | 401
  skipAutoTopup     | 401    | 401    | 409        | 404   | 401
  readClosing       | 401    | 401    | 200        | 404   | 401
  closeLine         | 401    | 401    | 400        | 404   | 401
  listMandates      | 401    | 401    | 200        | 200   | 401
  readMandateConsent | 401   | 401    | 200        | 200   | 401
  askForMandate     | 401    | 401    | 400        | 400   | 401
  stopMandate       | 401    | 401    | 404        | 404   | 401
  adviseAppeal      | 401    | 404    | 200        | 404   | 401
  openAppeal        | 401    | 404    | 201        | 404   | 401
  listAppeals       | 401    | 200    | 200        | 200   | 401
  readAppeal        | 401    | 404    | 404        | 404   | 401
  followAppeal      | 401    | 404    | 404        | 404   | 401
  addAppealWords    | 401    | 404    | 404        | 404   | 401
  addAttachment     | 401    | 404    | 404        | 404   | 401
  readAttachment    | 401    | 404    | 404        | 404   | 401
  withdrawAppeal    | 401    | 404    | 404        | 404   | 401
  reopenAppeal      | 401    | 404    | 404        | 404   | 401
  packAppeal        | 401    | 404    | 404        | 404   | 401
  signOut           | 401    | 200    | 200        | 200   | 401
`);

/** A number is sent a code once a minute, whoever asks. */
let lastNumber = 98_765_432;

const bodies: Partial<Record<AppOperation, (world: GarbageWorld) => object>> = {
  changePreferences: () => ({ isCareMode: false }),
  requestCode: () => {
    lastNumber += 1;
    return { number: `+852${lastNumber}` };
  },
  signIn: ({ own }) => ({ number: own.number, code: '000000' }),
  quoteTopup: ({ own }) => ({ number: own.number, amountMinor: 10_000 }),
  // No pack and no plan of these names: who may act on the line is asked before.
  buyPack: () => ({ code: 'none', priceMinor: 1, renews: false, isShortLifeAccepted: true }),
  changePlan: () => ({ plan: 'none', priceMinor: 1 }),
  // No such method can be saved in this world.
  askForMandate: () => ({ method: 'alipay_cn', consentVersion: '2027-02' }),
  setRenewal: () => ({ renews: true }),
  changeOptIn: () => ({ isOptedIn: false }),
  // Without the account that some of the money needs: the line lives on.
  closeLine: () => ({ toName: '', toAccount: '' }),
  openMessages: ({ credited }) => ({ upTo: `msg_${credited.id.slice(4)}` }),
  chooseWays: () => ({
    ways: { payments: 'sms', balance: 'sms', expiry: 'sms', packs: 'inbox', zones: 'push' },
    quiet: { from: '22:00', until: '08:00' },
  }),
  // Of no push service that we know.
  addPush: () => ({ endpoint: 'https://example.net/1', publicKey: 'BA', secret: 'AA' }),
  removePush: () => ({ endpoint: 'https://example.net/1' }),
  askEmail: () => ({ address: 'somebody@example.net' }),
  // One in a million is the code that was mailed by the operation before.
  confirmEmail: () => ({ code: '000000' }),
  setReminders: () => ({ levelsMinor: [2_000], daysAhead: [7], switchedOff: ['zones'] }),
  setGuards: () => ({ packOnly: [], dailyLimitMinor: null }),
  // Agrees to a text that is no more: nothing is turned on.
  setAutoTopup: () => ({
    belowMinor: 2_000,
    daysLeft: null,
    amountMinor: 5_000,
    targetMinor: null,
    monthlyDay: null,
    monthlyMinor: null,
    monthlyUntil: null,
    capMinor: 30_000,
    capTimes: 6,
    mandates: [],
    consentVersion: 'none',
    version: 'none',
    intervalMinutes: 60,
    sentence: '',
    firstMinor: null,
  }),
  skipAutoTopup: () => ({ isSkipped: true }),
  adviseAppeal: ({ credited }) => ({ kind: 'not_credited', topup: credited.id }),
  openAppeal: ({ credited }) => ({ kind: 'not_credited', topup: credited.id, text: 'where is it' }),
  // Nobody has this number.
  addAppealWords: () => ({ text: 'more' }),
  addAttachment: () => ({ name: 'slip.png', content: 'iVBORw0KGgo=' }),
  reopenAppeal: () => ({ text: 'again' }),
  orderTopup: ({ known }) => ({ quote: known['quote']?.[0], method: 'alipay_cn' }),
};

const queries: Partial<Record<AppOperation, (number: string) => string>> = {
  readTopupOptions: (number) => `?number=${number.slice(1)}`,
  estimateUse: () => '?zone=CN&to=CN&calledSeconds=60&answeredSeconds=0&messages=1&bytes=1048576',
  exportUsage: () => '?month=2026-11',
  readMandateConsent: () => '?method=alipay_cn&dayOfMonth=6',
};

const world = await openGarbageWorld({ after });
after(closeConnections);

async function answerTo(operation: AppOperation, who: Who) {
  const [method, template] = appPaths[operation];
  const { credited, own } = world;
  const receipt = (await world.read(credited.id, credited.maker)).result?.receipt ?? '';
  const path = template
    .replace('{topup}', credited.id)
    .replace('{code}', receipt)
    .replace('{line}', own.line)
    .replace('{zone}', 'ROW')
    .replace('{term}', `ter_${credited.id.slice(4)}`)
    .replace('{mandate}', `mdt_${credited.id.slice(4)}`)
    .replace('{number}', '0000000000')
    .replace('{serial}', '0'.repeat(14))
    .replace('{attachment}', `atc_${credited.id.slice(4)}`)
    .replace('{message}', `msg_${credited.id.slice(4)}`);
  const query = queries[operation]?.(own.number) ?? '';
  const body = bodies[operation]?.(world);
  return send(world.port, {
    method,
    path: path + query,
    headers: {
      ...world.who[who],
      'idempotency-key': world.context.ids.next('key', 0).slice(4),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: Buffer.from(JSON.stringify(body)) } : {}),
  });
}

/** First, because the next test ends with signing out. */
test('nothing changes without the token of the visit, whoever sends its cookies', async () => {
  const changing = Object.entries(appPaths).filter(([, [method]]) => method !== 'GET');
  for (const [name, [method, template]] of changing) {
    const path = template
      .replace('{topup}', world.open.id)
      .replace('{line}', world.own.line)
      .replace('{zone}', 'ROW')
      .replace('{term}', `ter_${world.open.id.slice(4)}`)
      .replace('{mandate}', `mdt_${world.open.id.slice(4)}`)
      .replace('{number}', '0000000000')
      .replace('{serial}', '0'.repeat(14))
      .replace('{attachment}', `atc_${world.open.id.slice(4)}`)
      .replace('{message}', `msg_${world.open.id.slice(4)}`);
    for (const token of [world.who.other['x-csrf-token'], '', undefined]) {
      const headers = {
        cookie: world.who.subscriber['cookie'] ?? '',
        ...(token === undefined ? {} : { 'x-csrf-token': token }),
      };
      const answer = await send(world.port, { method, path, headers });
      const { code } = JSON.parse(answer.body) as { code: string };
      assert.deepEqual([answer.status, code], [403, 'csrf_token_wrong'], name);
    }
  }
});

test('each operation of the app is for whom it is, and tells others nothing', async () => {
  assert.deepEqual(
    expected.map(({ operation }) => operation).toSorted(),
    Object.keys(appPaths).toSorted(),
  );
  for (const { operation, ...of } of expected) {
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const answer = await answerTo(operation as AppOperation, who);
      assert.equal(String(answer.status), status, `${operation} by ${who}: ${answer.body}`);
      const isTold = who === 'subscriber' || operation === 'readTopupOptions';
      if (isTold || operation === 'quoteTopup') continue;
      for (const secret of [world.own.number, world.credited.reference]) {
        assert.ok(!answer.body.includes(secret), `${operation} tells ${who} ${secret}`);
      }
    }
  }
});
