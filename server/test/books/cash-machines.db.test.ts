import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { auditAcquirers, creditOwedAdvice, listOwedAdvices } from '#acquirers';
import type { PhoneNumber } from '#base';
import { openAtmChannel, readAcquirerTables } from '#channels/atm';
import { readBalance } from '#ledger';
import { lookForAlarms } from '#ops';
import { checkDigitOfNumber } from '#sales';
import { accountOf, type LineId, readLine } from '#subscribers';
import { type AtmHost, connectHost, messageOf } from '#test/atm-host';
import { eventually } from '#test/eventually';
import { staffCaller } from '#test/finance';
import { moveMoney } from '#test/move-money';
import { findsSpoils } from '#test/spoils';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';
import { acquirerSpoils, owedAdviceSpoils } from './spoils/acquirers.ts';

const number = '+85251234567';

async function openMachines(t: { after(work: () => Promise<void>): void }, table: object = {}) {
  const closing: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (work) => closing.push(work) });
  const { context } = world;
  const tables = readAcquirerTables(JSON.stringify([{ code: 'harbour', port: 0, ...table }]));
  const atm = await openAtmChannel(context, '127.0.0.1', tables);
  t.after(async () => {
    await atm.stop();
    for (const close of closing) await close();
  });
  const port = atm.ports['harbour'] ?? 0;
  const { line } = await world.person([number], 320n);
  return {
    ...world,
    line,
    port,
    /** A host that has signed on. */
    async host(): Promise<AtmHost> {
      const host = await connectHost(port);
      const answer = await host.ask('0800', { ...stamp(1), 70: '001' });
      assert.deepEqual([answer['0'], answer['39']], ['0810', '00']);
      return host;
    },
    async balance(of: LineId = line): Promise<bigint> {
      const { units } = await readBalance(context, accountOf(of));
      return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
    },
  };
}

function stamp(trace: number): Record<number, string> {
  return { 7: '1123001200', 11: String(trace).padStart(6, '0') };
}

function sale(trace: number, value = 10_000, to: PhoneNumber = number): Record<number, string> {
  return {
    ...stamp(trace),
    3: '500000',
    4: String(value).padStart(12, '0'),
    12: '081200',
    13: '1123',
    32: '423935',
    37: `6327${String(trace).padStart(8, '0')}`,
    41: 'ATM00042',
    42: 'HARBOUR BANK   ',
    48: to.slice(1),
    49: '344',
  };
}

function reversal(trace: number, of: number): Record<number, string> {
  const { 7: sentAt = '', 11: original = '' } = stamp(of);
  return {
    ...sale(of),
    ...stamp(trace),
    90: `0200${original}${sentAt}${'423935'.padStart(11, '0')}${'0'.repeat(11)}`,
  };
}

test('a machine shows whose number it is, sells once, and is told the same again', async (t) => {
  const { host, balance, context } = await openMachines(t);
  const atm = await host();
  const echo = await atm.ask('0800', { ...stamp(2), 70: '301' });
  assert.equal(echo['39'], '00');
  const check = await atm.ask('0200', { ...sale(3, 0), 3: '380000' });
  assert.equal(check['39'], '00');
  assert.match(check['62'] ?? '', /\*/);
  const first = await atm.ask('0200', sale(4));
  assert.deepEqual([first['0'], first['39'], first['15']], ['0210', '00', '1123']);
  assert.match(first['38'] ?? '', /^[A-Z0-9]{6}$/);
  assert.equal(await balance(), 10_320n);
  const again = await atm.ask('0201', sale(4));
  assert.deepEqual([again['39'], again['38']], ['00', first['38']]);
  const advice = await atm.ask('0220', sale(4));
  assert.deepEqual([advice['0'], advice['39']], ['0230', '00']);
  const other = await atm.ask('0200', sale(4, 20_000));
  assert.equal(other['39'], '94', 'another amount under the same key');
  assert.equal(await balance(), 10_320n);
  assert.ok(isClean(await auditEverything(context)));
});

test('a machine that knows Chinese signs shows the name, and others as many marks', async (t) => {
  const shown = async (table: object): Promise<string | undefined> => {
    const { host } = await openMachines(t, table);
    return (await (await host()).ask('0200', { ...sale(3, 0), 3: '380000' }))['62'];
  };
  assert.equal(await shown({}), '?*?');
  assert.equal(await shown({ ownerCharset: 'utf8' }), '陳*文');
  // The library reads all text as UTF-8; of GBK it finds the end of the field, and what is ASCII.
  assert.match((await shown({ ownerCharset: 'gbk' })) ?? '', /^\P{ASCII}+\*\P{ASCII}+$/u);
});

test('a machine that sends the check digit sells to no number that was mistyped', async (t) => {
  const { host, balance, context } = await openMachines(t, { checkDigitField: 60 });
  const digit = Number(checkDigitOfNumber(number));
  const wrong = String((digit + 1) % 10);
  const atm = await host();
  const check = { 3: '380000', 4: '0'.repeat(12) };
  assert.equal((await atm.ask('0200', { ...sale(2), ...check }))['39'], '30', 'without its digit');
  assert.equal((await atm.ask('0200', { ...sale(3), ...check, 60: wrong }))['39'], '14');
  assert.equal((await atm.ask('0200', { ...sale(4), ...check, 60: `${digit}` }))['39'], '00');
  assert.equal((await atm.ask('0200', { ...sale(5), 60: wrong }))['39'], '14');
  assert.equal((await atm.ask('0200', { ...sale(6), 60: `${digit}` }))['39'], '00');
  assert.equal(await balance(), 10_320n);
  // What was taken for nobody knows whom is owed, and staff see what was typed.
  assert.equal((await atm.ask('0220', { ...sale(5), 60: wrong }))['39'], '00');
  assert.equal((await atm.ask('0220', sale(7)))['39'], '00');
  const owed = await listOwedAdvices(context, staffCaller('finance'));
  assert.deepEqual(owed.map((one) => one.number).toSorted(), [
    `${number.slice(1)}/`,
    `${number.slice(1)}/${wrong}`,
  ]);
  assert.equal(await balance(), 10_320n);
});

test('the check digit may stand behind the number, in the same field', async (t) => {
  const { host, balance } = await openMachines(t, { checkDigitField: 48 });
  const digit = Number(checkDigitOfNumber(number));
  const atm = await host();
  const behind = (trace: number, last: number) => ({
    ...sale(trace),
    48: `${number.slice(1)}${last % 10}`,
  });
  assert.equal((await atm.ask('0200', behind(2, digit + 1)))['39'], '14');
  assert.equal((await atm.ask('0200', sale(3)))['39'], '14', 'its own last digit is no other');
  assert.equal((await atm.ask('0200', behind(4, digit)))['39'], '00');
  assert.equal(await balance(), 10_320n);
});

test('who has not signed on sells nothing, and wrong requests say what is wrong', async (t) => {
  const { host, port, balance } = await openMachines(t);
  const stranger = await connectHost(port);
  assert.equal((await stranger.ask('0200', sale(2)))['39'], '58');
  const atm = await host();
  const cases: [Record<number, string>, string][] = [
    [sale(3, 10_000, '+85259999999'), '14'],
    [sale(4, 12_345), '13'],
    [{ ...sale(5), 3: '010000' }, '12'],
    [{ ...sale(6), 49: '156' }, '12'],
    [{ ...sale(7), 48: ' ' }, '30'],
    [sale(8, 100_000), '00'],
    [sale(9, 100_000), '00'],
    [sale(10, 100_000), '61'],
    [sale(10, 100_000), '61'],
  ];
  for (const [fields, expected] of cases) {
    assert.equal((await atm.ask('0200', fields))['39'], expected, JSON.stringify(fields));
  }
  assert.equal(await balance(), 200_320n);
});

test('a sale whose answer was lost is reversed, however often that is asked', async (t) => {
  const { host, balance, context, line } = await openMachines(t);
  const { validUntil } = await readLine(context, line);
  const atm = await host();
  await atm.ask('0200', sale(2));
  for (const [type, trace] of [
    ['0400', 3],
    ['0401', 3],
    ['0420', 4],
    ['0421', 5],
  ] as const) {
    const answer = await atm.ask(type, reversal(trace, 2));
    assert.equal(answer['39'], '00');
  }
  assert.equal(await balance(), 320n);
  assert.equal((await readLine(context, line)).validUntil, validUntil);
  assert.equal((await atm.ask('0201', sale(2)))['39'], '68', 'it was reversed: nothing is sold');
  assert.ok(isClean(await auditEverything(context)));
});

test('a reversal of what never came is remembered, and the late sale is refused', async (t) => {
  const { host, balance, context } = await openMachines(t);
  const atm = await host();
  assert.equal((await atm.ask('0420', reversal(3, 2)))['39'], '00');
  assert.equal((await atm.ask('0421', reversal(4, 2)))['39'], '00');
  assert.equal((await atm.ask('0200', sale(2)))['39'], '68');
  assert.equal((await atm.ask('0200', sale(5)))['39'], '00', 'another one is sold');
  assert.equal((await atm.ask('0200', sale(6, 10_000, '+85259999999')))['39'], '14');
  assert.equal((await atm.ask('0400', reversal(7, 6)))['39'], '00', 'nothing had been sold');
  assert.equal(await balance(), 10_320n);
  assert.ok(isClean(await auditEverything(context)));
});

test('what is spent of a reversed sale its line owes', async (t) => {
  const { host, balance, context, line } = await openMachines(t);
  const atm = await host();
  await atm.ask('0200', sale(2));
  await moveMoney(context, { line }, -8_000n);
  assert.equal((await atm.ask('0400', reversal(3, 2)))['39'], '00');
  assert.ok((await balance()) >= 0n);
  assert.ok(isClean(await auditEverything(context)));
  await atm.ask('0200', sale(4));
  assert.equal(await balance(), 320n - 0n + 10_000n - 8_000n);
  assert.ok(isClean(await auditEverything(context)));
});

test('the totals of a day are compared, and the next begins with the cut-over', async (t) => {
  const { host, context } = await openMachines(t);
  const atm = await host();
  await atm.ask('0200', sale(2, 10_000));
  await atm.ask('0200', sale(3, 5_000));
  await atm.ask('0400', { ...reversal(4, 3), 4: sale(3, 5_000)[4] ?? '' });
  // Two of which nothing was sold: their answers were lost, too, and so they are reversed.
  await atm.ask('0420', reversal(20, 21));
  await atm.ask('0200', sale(22, 10_000, '+85259999999'));
  await atm.ask('0420', reversal(23, 22));
  await atm.ask('0421', reversal(24, 22));
  const cut = await atm.ask('0800', { ...stamp(5), 70: '201' });
  assert.deepEqual([cut['39'], cut['15']], ['00', '1124']);
  const after = await atm.ask('0200', sale(6, 5_000));
  assert.equal(after['15'], '1124');
  const said = { 76: '4'.padStart(10, '0'), 77: '3'.padStart(10, '0') };
  const sums = { 88: '35000'.padStart(16, '0'), 89: '25000'.padStart(16, '0') };
  const balanced = await atm.ask('0500', { ...stamp(7), ...said, ...sums, 15: '1123' });
  assert.deepEqual([balanced['0'], balanced['39'], balanced['66']], ['0510', '00', '1']);
  assert.equal(balanced['97'], 'D0000000000010000');
  const wrong = await atm.ask('0520', { ...stamp(8), ...said, ...sums, 15: '1124' });
  assert.deepEqual([wrong['0'], wrong['66'], wrong['88']], ['0530', '2', '0000000000005000']);
  const twice = await atm.ask('0800', { ...stamp(9), 70: '201', 15: '1124' });
  assert.equal(twice['15'], '1124', 'a cut-over that comes again changes nothing');
  assert.ok(isClean(await auditEverything(context)));
  await findsSpoils(context, auditAcquirers, acquirerSpoils);
});

test('a cut-over is done once however often it comes, and never far ahead', async (t) => {
  const { host, context } = await openMachines(t);
  const atm = await host();
  const cut = { ...stamp(2), 70: '201' };
  for (const type of ['0800', '0801', '0801']) {
    const answer = await atm.ask(type, cut);
    assert.deepEqual([answer['39'], answer['15']], ['00', '1124'], type);
  }
  const slip = await atm.ask('0800', { ...stamp(3), 70: '201', 15: '0424' });
  assert.equal(slip['39'], '12', 'days never go back, so this one would stay until April');
  await atm.ask('0200', sale(4, 5_000));
  const holidays = await atm.ask('0800', { ...stamp(5), 70: '201', 15: '1130' });
  assert.deepEqual([holidays['39'], holidays['15']], ['00', '1130']);
  const said = { 76: '1'.padStart(10, '0'), 88: '5000'.padStart(16, '0') };
  const totals = await atm.ask('0500', { ...stamp(6), ...said });
  assert.deepEqual([totals['15'], totals['66']], ['1124', '1'], 'of the day that was closed');
  assert.ok(isClean(await auditEverything(context)));
});

test('an advice that cannot be credited is owed, and its money never lost', async (t) => {
  const { host, balance, context, person } = await openMachines(t);
  const atm = await host();
  const clerk = staffCaller('clerk');
  const owed = async () =>
    (await listOwedAdvices(context, clerk)).map(({ number, refusal }) => [number, refusal]);
  const unknown = '+85259999999';
  const alarm = async () =>
    (await lookForAlarms(context)).find(({ name }) => name === 'advices-owed')?.state;
  assert.equal(await alarm(), 'quiet');
  for (const type of ['0220', '0221', '0221']) {
    const advice = await atm.ask(type, sale(2, 10_000, unknown));
    assert.deepEqual([advice['39'], advice['15']], ['00', '1123'], type);
  }
  assert.deepEqual(await owed(), [[unknown, 'receiver_unknown']], 'once');
  assert.equal(await alarm(), 'look');
  const typo = await atm.ask('0220', { ...sale(3), 48: '12' });
  assert.equal(typo['39'], '00', 'of what can be no number as well');
  const { 48: _, ...unnamed } = sale(8);
  assert.equal((await atm.ask('0220', unnamed))['39'], '00', 'and of what names no number');
  assert.equal((await atm.ask('0420', reversal(9, 8)))['39'], '00');
  assert.equal((await atm.ask('0200', { ...unnamed, ...stamp(10) }))['39'], '30');
  // Refused while it was asked for, and the machine had no answer and took the money.
  for (const trace of [4, 5]) await atm.ask('0200', sale(trace, 100_000));
  assert.equal((await atm.ask('0200', sale(6, 100_000)))['39'], '61');
  assert.equal((await atm.ask('0220', sale(6, 100_000)))['39'], '00');
  assert.equal((await owed()).length, 3);
  assert.ok(isClean(await auditEverything(context)));
  assert.equal((await atm.ask('0420', reversal(7, 3)))['39'], '00', 'the acquirer gives it back');
  const [first, last] = await listOwedAdvices(context, clerk);
  const credit = (id = '') => creditOwedAdvice(context, clerk, id);
  await assert.rejects(credit(first?.id), { code: 'receiver_unknown' });
  await assert.rejects(credit(last?.id), { code: 'topup_limit_balance' });
  await person([unknown], 0n);
  const copies = await Promise.allSettled([credit(first?.id), credit(first?.id)]);
  assert.equal(copies.filter(({ status }) => status === 'fulfilled').length, 1);
  await assert.rejects(credit(first?.id), { code: 'advice_not_owed' });
  assert.equal(await balance(), 200_320n, 'of the line that is full nothing has changed');
  assert.equal((await atm.ask('0221', sale(2, 10_000, unknown)))['39'], '00');
  assert.equal((await owed()).length, 1);
  await findsSpoils(context, auditAcquirers, owedAdviceSpoils);
  const said = { 76: '6'.padStart(10, '0'), 77: '2'.padStart(10, '0') };
  const sums = { 88: '330000'.padStart(16, '0'), 89: '20000'.padStart(16, '0') };
  const totals = await atm.ask('0500', { ...stamp(9), ...said, ...sums, 15: '1123' });
  assert.equal(totals['66'], '1', 'both sides count what was taken');
  assert.ok(isClean(await auditEverything(context)));
});

test('what is asked again after the cut-over still counts on the day before', async (t) => {
  const { host, context } = await openMachines(t);
  const atm = await host();
  for (const trace of [2, 3]) await atm.ask('0200', sale(trace));
  for (const trace of [3, 4]) await atm.ask('0420', reversal(trace + 10, trace));
  await atm.ask('0800', { ...stamp(5), 70: '201' });
  assert.equal((await atm.ask('0201', sale(2)))['15'], '1123', 'a sale');
  assert.equal((await atm.ask('0421', reversal(13, 3)))['15'], '1123', 'the reversal of one');
  assert.equal((await atm.ask('0421', reversal(14, 4)))['15'], '1123', 'and of what never came');
  assert.equal((await atm.ask('0420', reversal(15, 2)))['15'], '1124', 'a reversal that is new');
  const none = { 76: '0'.repeat(10), 88: '0'.repeat(16) };
  const one = { 77: '1'.padStart(10, '0'), 89: '10000'.padStart(16, '0') };
  const totals = await atm.ask('0500', { ...stamp(6), ...none, ...one, 15: '1124' });
  assert.equal(totals['66'], '1');
  assert.ok(isClean(await auditEverything(context)));
});

test('a stream is cut anywhere, many ask at once, and garbage ends one connection', async (t) => {
  const { host, balance } = await openMachines(t);
  const atm = await host();
  const octets = messageOf('0200', sale(2));
  for (const octet of octets) {
    atm.send(Buffer.from([octet]));
    await delay(0);
  }
  await eventually('it is answered', () => atm.answers.some((one) => one['11'] === '000002'));
  const asked = Array.from({ length: 20 }, (_, index) => atm.ask('0200', sale(10 + index, 5_000)));
  const answers = await Promise.all(asked);
  assert.deepEqual(new Set(answers.map((one) => one['39'])), new Set(['00']));
  assert.equal(await balance(), 320n + 10_000n + 20n * 5_000n);
  const rude = await host();
  rude.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  await eventually('it is cut off', () => rude.isClosed());
  assert.equal((await atm.ask('0800', { ...stamp(50), 70: '301' }))['39'], '00');
});
