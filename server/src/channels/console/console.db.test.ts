import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { readTrail } from '#identity';
import { type ConsoleWorld, cookiesOf, openConsoleWorld } from '#test/console-world';

const number = '+85251234567';
const other = '+8613800138001';
const session = '/api/console/session';
/** Nobody is held for topping up often. */
const unscreened = {
  'screening.most_times_per_number': 0,
  'screening.most_times_per_payer': 0,
  'screening.most_minor_per_payer': 0,
};
const found = `/api/console/lines?number=${encodeURIComponent(number)}`;

test('a wrong code is refused, and five lock the login for a time that is told', async (t) => {
  const world = await openConsoleWorld(t);
  const { credentials } = await world.hire('support');
  const wrong = { ...credentials(), code: '000000' };
  const enter = (body: object) => world.call(session, { method: 'POST', body });
  for (let tries = 0; tries < 5; tries += 1) {
    const refused = await enter(wrong);
    assert.deepEqual([refused.status, refused.body['code']], [401, 'sign_in_wrong']);
    assert.equal(cookiesOf(refused), '');
  }
  const locked = await world.call(session, {
    method: 'POST',
    body: wrong,
    headers: { 'x-language': 'en' },
  });
  assert.deepEqual([locked.status, locked.body['code']], [429, 'sign_in_locked']);
  assert.match(String(locked.body['detail']), /wait 60 seconds/);
  world.context.clock.advance(minuteMs);
  assert.equal((await enter(credentials())).status, 200);
});

test('a session is told who it is, ends by signing out and by half an hour of rest', async (t) => {
  const world = await openConsoleWorld(t);
  const headers = await world.signedIn('support');
  const { body } = await world.call(session, { headers });
  const { staff, csrfToken } = body as { staff: { permissions: string[] }; csrfToken: string };
  assert.ok(staff.permissions.includes('lines.read') && !staff.permissions.includes('audit.read'));
  assert.equal(csrfToken, headers['x-csrf-token']);
  assert.equal((await world.call(session, { method: 'DELETE', headers })).status, 200);
  assert.equal((await world.call(session, { headers })).body['staff'], null);
  const rested = await world.signedIn('support');
  world.context.clock.advance(30 * minuteMs);
  const late = await world.call(found, { headers: rested });
  assert.deepEqual([late.status, late.body['code']], [401, 'staff_sign_in_needed']);
});

test('the cookie of staff is not for scripts and not for other sites', async (t) => {
  const world = await openConsoleWorld(t);
  const { credentials } = await world.hire('support');
  const { headers } = await world.call(session, { method: 'POST', body: credentials() });
  const [cookie = ''] = headers.getSetCookie();
  assert.match(cookie, /^lowu-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('what changes something needs the token of the session', async (t) => {
  const world = await openConsoleWorld(t);
  const mine = await world.signedIn('support');
  const theirs = await world.signedIn('support');
  for (const token of [{}, { 'x-csrf-token': theirs['x-csrf-token'] ?? '' }]) {
    const headers = { cookie: mine['cookie'] ?? '', ...token };
    const refused = await world.call(session, { method: 'DELETE', headers });
    assert.deepEqual([refused.status, refused.body['code']], [403, 'csrf_token_wrong']);
  }
  assert.equal((await world.call(found, { headers: mine })).status, 404);
});

test('a line is found however its number is typed, with all that it is', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number, other], 320n);
  const headers = await world.signedIn('clerk');
  for (const typed of [
    number,
    ' 5123 4567',
    '+852-5123-4567',
    '138 0013 8001',
    '００８５２５１２３４５６７',
  ]) {
    const path = `/api/console/lines?number=${encodeURIComponent(typed)}`;
    const { body } = await world.call(path, { headers });
    const seen = body as {
      line: { id: string; numbers: { number: string }[]; state: string; daysLeft: number };
      owner: object;
      totals: object[];
    };
    assert.equal(seen.line.id, line);
    assert.deepEqual([seen.line.state, seen.line.daysLeft], ['active', 23]);
    assert.deepEqual(seen.line.numbers, [
      { number, home: 'HK', registration: 'registered' },
      { number: other, home: 'CN', registration: 'registered' },
    ]);
    assert.deepEqual(seen.owner, { id: subscriber, name: '陳大文', language: 'zh-Hant' });
    assert.deepEqual(seen.totals, [{ unit: 'HKD', total: 320, available: 320, held: 0 }]);
  }
  for (const typed of ['+85261111111', 'abc', '123']) {
    const path = `/api/console/lines?number=${encodeURIComponent(typed)}`;
    const refused = await world.call(path, { headers });
    assert.deepEqual([refused.status, refused.body['code']], [404, 'line_not_found']);
  }
});

test('who may not see numbers whole sees them masked, wherever they stand', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number, other]);
  const { id } = await world.order(number, 5_000n, subscriber);
  const pages = [found, `/api/console/lines/${line}/topups`, `/api/console/topups/${id}`];
  const wholeFor = async (role: 'support' | 'clerk') => {
    const headers = await world.signedIn(role);
    const seen = await Promise.all(pages.map((page) => world.call(page, { headers })));
    return seen.map(({ body }) => JSON.stringify(body)).map((text) => text.includes(number));
  };
  assert.deepEqual(await wholeFor('clerk'), [true, true, true]);
  assert.deepEqual(await wholeFor('support'), [false, false, false]);
});

test('a top-up is explained by its timeline and what the provider said', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number]);
  const order = await world.order(number, 10_000n, subscriber);
  const headers = await world.signedIn('support');
  const open = await world.call(`/api/console/topups/${order.id}`, { headers });
  assert.deepEqual((open.body as { topup: { state: string } }).topup.state, 'awaiting_payment');
  await world.tell(order);
  const paid = await world.call(`/api/console/topups/${order.id}`, { headers });
  const { topup, timeline, attempts } = paid.body as {
    topup: { state: string; line: string; receipt: string };
    timeline: { event: string }[];
    attempts: { state: string; evidence: string; askAt: string | null }[];
  };
  assert.deepEqual([topup.state, topup.line], ['credited', line]);
  assert.deepEqual(
    timeline.map(({ event }) => event),
    ['ordered', 'paid', 'credited'],
  );
  assert.deepEqual(
    attempts.map(({ state, evidence, askAt }) => ({ state, evidence, askAt })),
    [{ state: 'captured', evidence: 'notice: captured', askAt: null }],
  );
  const list = await world.call(`/api/console/lines/${line}/topups`, { headers });
  assert.deepEqual(list.body['topups'], [topup]);
});

test('movements are read page by page, each of them once', async (t) => {
  const most = 10_000_000;
  const world = await openConsoleWorld(t, {
    topup_most_balance_minor: most,
    topup_most_per_30_days_minor: most,
    ...unscreened,
  });
  const { line, subscriber } = await world.person([number]);
  // Value and bonus are credited at one instant; the last has no bonus, so that a page of an even
  // length would part a pair.
  const values = [...Array.from({ length: 27 }, () => 10_000n), 5_000n];
  for (const value of values) {
    world.context.clock.advance(minuteMs);
    await world.tell(await world.order(number, value, subscriber));
  }
  const headers = await world.signedIn('support');
  const seen: { bucket: string; seq: number; recordedAt: string }[] = [];
  let query = '';
  let pages = 0;
  while (pages < 10) {
    const { body } = await world.call(`/api/console/lines/${line}/transfers${query}`, { headers });
    seen.push(...(body['transfers'] as typeof seen));
    pages += 1;
    if (body['before'] === null) break;
    query = `?before=${encodeURIComponent(String(body['before']))}`;
  }
  const [row] = await world.context.db.read<{ all: bigint }>({
    name: 'test: count transfers',
    text: `select count(*) as all from ledger.transfer where account = '${line.slice(4)}'`,
  });
  assert.ok(pages >= 2);
  assert.equal(seen.length, Number(row?.all));
  assert.equal(new Set(seen.map(({ bucket, seq }) => `${bucket}.${seq}`)).size, seen.length);
  const times = seen.map(({ recordedAt }) => recordedAt);
  assert.deepEqual(times, times.toSorted().reverse());
});

test('what became of a number is told, who changed it and by which paper', async (t) => {
  const world = await openConsoleWorld(t);
  const { line } = await world.person([number, other]);
  const clerk = await world.hire('clerk');
  const { headers: signedIn } = await world.call(session, {
    method: 'POST',
    body: clerk.credentials(),
  });
  const cookie = cookiesOf({ status: 200, body: {}, headers: signedIn });
  const { body: own } = await world.call(session, { headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': String(own['csrfToken']) };
  for (const registration of ['suspended', 'registered']) {
    world.context.clock.advance(minuteMs);
    const body = { home: 'CN', registration, paper: 'mainland_id' };
    const sent = { method: 'POST', body, headers };
    assert.equal((await world.call(`/api/hall/lines/${line}/registration`, sent)).status, 200);
  }
  const { body } = await world.call(`/api/console/lines/${line}/numbers`, { headers });
  const events = body['events'] as Record<string, string | null>[];
  assert.deepEqual(
    events.map((event) => [event['number'], event['registration'], event['cause'], event['paper']]),
    [
      [number, 'registered', line, null],
      [other, 'registered', clerk.staff, 'mainland_id'],
      [other, 'suspended', clerk.staff, 'mainland_id'],
      [other, 'registered', line, null],
    ],
  );
  assert.ok(events.every((event) => event['line'] === line));
});

function heldIn(atMs: number, total: number) {
  return { at: new Date(atMs).toISOString(), totals: [{ unit: 'HKD', total }] };
}

test('a past balance is told by the books, and a moment to come stands for now', async (t) => {
  const world = await openConsoleWorld(t, unscreened);
  const { clock } = world.context;
  const { line, subscriber } = await world.person([number], 320n);
  const beginningMs = clock.now();
  clock.advance(minuteMs);
  await world.tell(await world.order(number, 5_000n, subscriber));
  const headers = await world.signedIn('support');
  const heldAt = async (atMs: number) => {
    const at = encodeURIComponent(new Date(atMs).toISOString());
    return (await world.call(`/api/console/lines/${line}/balance?at=${at}`, { headers })).body;
  };
  assert.deepEqual(await heldAt(beginningMs), heldIn(beginningMs, 320));
  assert.deepEqual(await heldAt(clock.now() + minuteMs), heldIn(clock.now(), 5_320));
  assert.deepEqual((await heldAt(beginningMs - 1))['totals'], []);
  const trail = await readTrail(world.context, { beforeMs: clock.now() + 1, limit: 9 });
  assert.ok(trail.some((act) => act.action === 'line.balance_at' && act.subject === line));
});

test('every look is in the trail, and so is a number that leads nowhere, masked', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number]);
  const { id } = await world.order(number, 5_000n, subscriber);
  const headers = await world.signedIn('support');
  const paths = [
    found,
    `/api/console/lines/${line}/topups`,
    `/api/console/lines/${line}/transfers`,
    `/api/console/topups/${id}`,
    `/api/console/lines?number=${encodeURIComponent('+85299999999')}`,
  ];
  for (const path of paths) {
    world.context.clock.advance(1_000);
    await world.call(path, { headers });
  }
  const beforeMs = world.context.clock.now() + 1;
  const trail = await readTrail(world.context, { beforeMs, limit: paths.length });
  assert.deepEqual(
    trail.map(({ action, subject, outcome, details }) => [action, subject, outcome, details]),
    [
      ['line.look', null, 'done', { number: '+852 9****999' }],
      ['topup.look', id, 'done', {}],
      ['line.transfers', line, 'done', {}],
      ['line.topups', line, 'done', {}],
      ['line.look', line, 'done', {}],
    ],
  );
  const auditor = await world.signedIn('auditor');
  const told = await world.call(`/api/console/trail?subject=${line}`, { headers: auditor });
  const acts = told.body['acts'] as { action: string; actor: { login: string } }[];
  assert.deepEqual(
    acts.map(({ action, actor }) => `${actor.login} ${action}`),
    ['support1 line.transfers', 'support1 line.topups', 'support1 line.look'],
  );
  const actionsOf = async (query: string): Promise<string[]> => {
    const { body } = await world.call(`/api/console/trail?${query}`, { headers: auditor });
    return (body['acts'] as { action: string }[]).map(({ action }) => action);
  };
  assert.equal((await actionsOf('actor=support1')).includes('topup.look'), true);
  assert.deepEqual(await actionsOf(`actor=support1&subject=${id}`), ['topup.look']);
  assert.deepEqual(await actionsOf('actor=nobody'), []);
});

test('who looks more often than anybody can work is held back', async (t) => {
  const world = await openConsoleWorld(t, { 'ops.looks_per_staff_hour': 3 });
  await world.person([number]);
  const [one, another] = [await world.signedIn('support'), await world.signedIn('support')];
  const look = async (headers: Record<string, string>) =>
    (await world.call(found, { headers })).status;
  assert.deepEqual([await look(one), await look(one), await look(one)], [200, 200, 200]);
  assert.deepEqual([await look(one), await look(another)], [429, 200]);
});

/** So many of what waits for finance as fill two pages and a little, several at each instant. */
async function fillDesk({ context }: ConsoleWorld): Promise<void> {
  const id = "('01a205becc8070008000' || lpad(to_hex(n), 10, '0') || '00')::uuid";
  const at = "timestamptz '2026-11-23T00:00:00Z' + n / 7 * interval '1 minute'";
  const rows = 'from generate_series(1, 120) n';
  const made = [
    `insert into reconciliation.break (slot, id, connector, day, fact, subject, kind, bill_amount,
       our_amount, state, found_at, changed_at)
     select 0, ${id}, 'alipay_cn', date '2026-11-22' - n / 50, 'not_ours', 'row ' || n, 'payment',
       n, 0, 'open', ${at}, ${at} ${rows}`,
    `insert into banking.entry (id, connector, account, bank_reference, amount, currency, booked_at,
       is_reversal, reference, remittance, counterparty, counterparty_account, taken_for, noted_at)
     select ${id}, 'fps_qr', '024', 'B' || n, n, 'HKD', ${at}, false, '', '', 'A', '', 'unmatched',
       ${at} ${rows}`,
    `insert into banking.suspense (entry, why, state, changed_at)
     select ${id}, 'no_reference', 'open', ${at} ${rows}`,
    `insert into banking.transfer (id, kind, cause, connector, amount, currency, to_name,
       to_account, reference, state, made_at, changed_at)
     select ${id}, 'refund', 'rfd_' || n, 'fps_qr', n, 'HKD', 'A', '1', 'R' || n, 'to_send', ${at},
       ${at} ${rows}`,
  ];
  for (const [place, text] of made.entries()) {
    await context.db.transaction((tx) => tx.query({ name: `test: fill desk ${place}`, text }));
  }
}

test('lists of finance are read page by page, each row once, and counted', async (t) => {
  const world = await openConsoleWorld(t);
  await fillDesk(world);
  const headers = await world.signedIn('finance');
  const amounts = async (path: string, list: string, cursor: string): Promise<number[]> => {
    const seen: number[] = [];
    for (let query = ''; ; ) {
      const { body, status } = await world.call(`/api/console/${path}${query}`, { headers });
      assert.equal(status, 200, path);
      const rows = body[list] as { id?: string; amount?: Amount; entry?: { amount: Amount } }[];
      assert.ok(rows.length <= 50);
      seen.push(
        ...rows.map((row) => (row.amount ?? row.entry?.amount)?.amountMinor ?? numberIn(row.id)),
      );
      if (body[cursor] === null) return seen;
      query = `?${cursor}=${String(body[cursor])}`;
    }
  };
  const inOrder = Array.from({ length: 120 }, (_, at) => at + 1);
  assert.deepEqual(await amounts('banking/suspense', 'suspense', 'after'), inOrder);
  assert.deepEqual(await amounts('banking/transfers', 'transfers', 'after'), inOrder);
  assert.deepEqual(await amounts('banking/entries', 'entries', 'before'), inOrder.toReversed());
  const { body: desk } = await world.call('/api/console/banking', { headers });
  assert.deepEqual(desk['suspenseCounted'], { count: 120, isAll: true });
  const breaks = await amounts('reconciliation/breaks', 'breaks', 'after');
  // By the day first, and of one day by when they were found.
  assert.deepEqual(breaks.slice(0, 22), inOrder.slice(99).concat(50));
  assert.deepEqual(
    breaks.toSorted((one, other) => one - other),
    inOrder,
  );
  const { body: first } = await world.call('/api/console/reconciliation/breaks', { headers });
  assert.deepEqual(first['counted'], { count: 120, isAll: true });
});

/** As many chargebacks of either kind, and proposals to give back, each for a top-up of its own. */
async function fillPayments({ context }: ConsoleWorld): Promise<void> {
  const id = "('01a205becc8070008000' || lpad(to_hex(n), 10, '0') || '00')::uuid";
  const at = "timestamptz '2026-11-23T00:00:00Z' + n / 7 * interval '1 minute'";
  const rows = 'from generate_series(1, 120) n';
  const dispute = (idOf: string, state: string, dueAt: string) =>
    `insert into payments.dispute (slot, id, payment, attempt, reference, connector,
       provider_reference, amount, currency, fee, reason, state, due_at, opened_at, changed_at)
     select 0, ${idOf}, ${id}, ${id}, 'x', 'stripe', '${state} ' || n, n, 'HKD', 0, 'fraudulent',
       '${state}', ${dueAt}, ${at}, ${at} ${rows}`;
  const made = [
    // The last ones have no deadline.
    dispute(id, 'open', `case when n < 100 then ${at} end`),
    dispute(`replace(${id}::text, '01a205be', '01a205bf')::uuid`, 'lost', at),
    `insert into topups.topup
     select (jsonb_populate_record(t, jsonb_build_object('slot', 0, 'id', ${id}))).*
     from (select t from topups.topup t limit 1) t, generate_series(1, 120) n`,
    `insert into topups.claw_back (slot, id, topup, kind, price, spent_rule, reason, state,
       is_whole, taken, owed, written_off, bonus, proposed_by, opened_at, changed_at)
     select 0, ${id}, ${id}, 'refund', n, 'refuse', 'x', 'proposed', false, 0, 0, 0, 0, 'stf_1',
       ${at}, ${at} ${rows}`,
  ];
  for (const [place, text] of made.entries()) {
    await context.db.transaction((tx) => tx.query({ name: `test: fill payments ${place}`, text }));
  }
}

test('chargebacks and what is proposed to be given back are read to the last', async (t) => {
  const world = await openConsoleWorld(t);
  const { subscriber } = await world.person([number]);
  await world.order(number, 10_000n, subscriber);
  await fillPayments(world);
  const headers = await world.signedIn('finance');
  const inOrder = Array.from({ length: 120 }, (_, at) => at + 1);
  const { body: first } = await world.call('/api/console/payments', { headers });
  const lists = [
    ['proposed', 'proposed-refunds', 'proposed', 'after', inOrder],
    ['chargebacks', 'chargebacks', 'chargebacks', 'after', inOrder],
    ['decided', 'decided-chargebacks', 'chargebacks', 'before', inOrder.toReversed()],
  ] as const;
  for (const [name, path, list, cursor, expected] of lists) {
    let next = first[`${name}${cursor === 'after' ? 'After' : 'Before'}`];
    const seen = [...(first[name] as { amount: Amount }[])];
    assert.equal(seen.length, 50, name);
    while (next !== null) {
      const from = `/api/console/${path}?${cursor}=${String(next)}`;
      const { body } = await world.call(from, { headers });
      seen.push(...(body[list] as { amount: Amount }[]));
      next = body[cursor];
    }
    assert.deepEqual(
      seen.map(({ amount }) => amount.amountMinor),
      expected,
      name,
    );
  }
  assert.deepEqual(first['proposedCounted'], { count: 120, isAll: true });
  assert.deepEqual(first['chargebacksCounted'], { count: 120, isAll: true });
});

/** A day that nobody has asked for yet, and since when it is known. */
const awaitedBill = (connector: string, day: string, knownAt: string) => ({
  name: `test: ${connector} awaits a bill of ${day}`,
  text: `insert into reconciliation.day (connector, day, state, due_at, changed_at)
     values ('${connector}', '${day}', 'awaited', now(), '${knownAt}')`,
});

test('finance is told of bills that have not come and of breaks that stay open', async (t) => {
  const world = await openConsoleWorld(t);
  const seen = async (): Promise<unknown> => {
    const headers = await world.signedIn('finance');
    const { body } = await world.call('/api/console/reconciliation/alarms', { headers });
    return (body['alarms'] as { name: string; state: string }[]).map(
      ({ name, state }) => `${name} ${state}`,
    );
  };
  const awaits = (connector: string, day: string, knownAt: string) => {
    const bill = awaitedBill(connector, day, knownAt);
    return world.context.db.transaction((tx) => tx.query(bill));
  };
  for (const connector of ['alipay_cn', 'gone']) {
    await awaits(connector, '2026-11-22', '2026-11-22T16:05:00Z');
  }
  await fillDesk(world);
  assert.deepEqual(await seen(), [], 'neither is late yet');
  // As a platform that has just begun knows the days before it.
  await awaits('alipay_cn', '2026-11-10', '2026-11-23T08:55:00Z');
  world.context.clock.set(Date.parse('2026-11-23T09:00:00Z'));
  assert.deepEqual(await seen(), ['bill-late look'], 'the older one is not late');
  world.context.clock.set(Date.parse('2026-11-27T09:00:00Z'));
  const late = ['transfers-late look', 'bill-late raised', 'breaks-old look'];
  assert.deepEqual(await seen(), late);
});

interface Amount {
  readonly amountMinor: number;
}

/** Of a row without an amount of its own the id tells which it is. */
function numberIn(id = ''): number {
  return Number.parseInt(id.slice(-12, -2), 16);
}
