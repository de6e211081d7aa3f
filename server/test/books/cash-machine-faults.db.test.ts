import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OpenedAtm, openAtmChannel, readAcquirerTables } from '#channels/atm';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { checkDigitOfNumber } from '#sales';
import { accountOf, type LineId } from '#subscribers';
import { eventually } from '#test/eventually';
import { startSandboxProgram } from '#test/sandbox-program';
import { openTopupWorld } from '#test/topup-world';
import { auditEverything, isClean } from '../../src/audit.ts';

interface Machine {
  readonly isSignedOn: boolean;
  readonly businessDay: string;
  readonly screen: { readonly outcome?: string; readonly approval?: string };
  readonly reversals: number;
  readonly lastDay: { readonly day: string; readonly isBalanced: boolean } | null;
}

const faults = ['answer-lost', 'sent-twice', 'reversal-first', 'disconnect'] as const;

/** Whole numbers below a bound, always the same from one seed (Park and Miller, 1988). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A machine of the sandbox that has signed on with us, and how to be killed and come back. */
async function openMachine(
  t: { after(work: () => Promise<void>): void },
  agreed: { readonly checkDigitField?: number } = {},
) {
  const closing: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (work) => closing.push(work) });
  const program = await startSandboxProgram('atm', {});
  const open = (port: number): Promise<OpenedAtm> => {
    const tables = readAcquirerTables(JSON.stringify([{ code: 'harbour', port, ...agreed }]));
    return openAtmChannel(world.context, '127.0.0.1', tables);
  };
  let atm = await open(0);
  const port = atm.ports['harbour'] ?? 0;
  t.after(async () => {
    await program.stop();
    await atm.stop();
    for (const close of closing) await close();
  });
  const tell = async (path: string, body: object = {}): Promise<Machine> => {
    const at = `${program.address}/sandbox/${path}`;
    const answer = await fetch(at, { method: 'POST', body: JSON.stringify(body) });
    assert.equal(answer.status, 200);
    return (await answer.json()) as Machine;
  };
  const look = async (): Promise<Machine> =>
    (await (await fetch(`${program.address}/sandbox/status`)).json()) as Machine;
  const signedOn = (): Promise<boolean> =>
    eventually('the machine has signed on', async () => (await look()).isSignedOn);
  await tell('connect', { host: '127.0.0.1', port, ...agreed });
  await signedOn();
  return {
    ...world,
    address: program.address,
    tell,
    look,
    signedOn,
    async die(): Promise<void> {
      await atm.stop();
      atm = await open(port);
    },
  };
}

/** What was paid for and lies on lines. */
async function paidOn(context: Context, lines: readonly LineId[]): Promise<bigint> {
  let sum = 0n;
  for (const line of lines) {
    const { buckets } = await readBalance(context, accountOf(line));
    for (const { unit, balance, source } of buckets) {
      if (unit === 'HKD' && source === 'paid') sum += balance;
    }
  }
  return sum;
}

for (const seed of [1, 7, 42]) {
  test(`whatever the link does, lines and the acquirer agree (seed ${seed})`, async (t) => {
    const { context, person, tell, look, signedOn, die } = await openMachine(t);
    const roll = dice(seed);
    const lines: LineId[] = [];
    for (let at = 0; at < 4; at += 1) lines.push((await person([`+8525127000${at}`], 0n)).line);
    let paidCents = 0n;
    for (let sale = 0; sale < 24; sale += 1) {
      const fault = faults[roll(8)];
      if (fault) await tell('fault', { name: fault });
      const amount = [50, 100, 200][roll(3)] ?? 50;
      // One in five is nobody's number.
      const selling = tell('sell', { number: `+8525127000${roll(5)}`, amount });
      // We are killed in the middle of it, and come back.
      if (roll(6) === 0) await die();
      const { screen } = await selling;
      if (screen.outcome === 'paid') paidCents += BigInt(amount) * 100n;
      await signedOn();
      if (sale === 12) await tell('end-day');
    }
    await eventually('all is reversed', async () => (await look()).reversals === 0);
    const { lastDay } = await tell('end-day');
    assert.deepEqual(lastDay?.isBalanced, true);
    const onLines = await paidOn(context, lines);
    assert.equal(onLines, paidCents, 'what was charged to cards is on the lines');
    const checks = await auditEverything(context);
    assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length)));
  });
}

test('a person tops up at the machine, and sees whose number it is before', async (t) => {
  const { address, person } = await openMachine(t);
  await person(['+85251280001'], 320n);
  const post = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${address}${path}?lang=en`, { method: 'POST', body: new URLSearchParams(fields) });
  const shown = await (await post('/check', { number: '5128 0001', amount: '100' })).text();
  assert.match(shown, /data-outcome="owner"[^]*data-testid="owner">[^<]*\*/);
  const paid = await (await post('/pay', {})).text();
  assert.match(paid, /data-outcome="paid"[^]*data-testid="approval">[A-Z0-9]{6}</);
  const again = await (await post('/pay', {})).text();
  assert.match(again, /data-outcome="paid"/, 'pressed again, nothing is sold again');
  const wrong = await (await post('/check', { number: '5999 9999', amount: '100' })).text();
  assert.match(wrong, /data-outcome="refused"[^]*39 = 14/);
});

for (const checkDigitField of [60, 48]) {
  test(`a person types the check digit that field ${checkDigitField} has`, async (t) => {
    const { address, person } = await openMachine(t, { checkDigitField });
    await person(['+85251280002'], 320n);
    const post = async (path: string, fields: Record<string, string> = {}): Promise<string> => {
      const body = new URLSearchParams(fields);
      return (await fetch(`${address}${path}?lang=en`, { method: 'POST', body })).text();
    };
    const typed = { number: '5128 0002', amount: '100' };
    const digit = Number(checkDigitOfNumber('+85251280002'));
    const screen = await (await fetch(`${address}/?lang=en`)).text();
    assert.match(screen, /Check digit of the number[^]*name="digit"/);
    const wrong = await post('/check', { ...typed, digit: String((digit + 1) % 10) });
    assert.match(wrong, /data-outcome="refused"[^]*39 = 14/);
    const missing = await post('/check', typed);
    assert.match(missing, /data-outcome="refused"/, 'nothing is shown to whoever leaves it out');
    const right = await post('/check', { ...typed, digit: String(digit) });
    assert.match(right, /data-outcome="owner"/);
    assert.match(await post('/pay'), /data-outcome="paid"/);
  });
}
