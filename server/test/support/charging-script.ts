import assert from 'node:assert/strict';
import { newUuid, present, Refusal, type Unit, type Zone, zoneMask } from '#base';
import { type Destination, loadCatalog, planOf, readCatalog, type Service } from '#catalog';
import {
  chargeEvent,
  closeSession,
  type GroupAnswer,
  lapseSessions,
  openSession,
  type SessionAnswer,
  type SaidStep,
  setOptIns,
  sweepSessions,
  updateSession,
  type SaidUse,
} from '#charging';
import { credit, expireHolds, lockAccounts, openBucket, readBalance } from '#ledger';
import { accountOf, addSim, createLine, createSubscriber, type LineId } from '#subscribers';
import type { Context } from '#platform/context';
import { auditEverything } from '../../src/audit.ts';
import { reactions } from '../../src/reactions.ts';
import { type TestContext, testDatabase } from './database.ts';
import { demoDocument } from './demo-catalog.ts';
import { textTable } from './text-table.ts';

/**
 * A story of lines and what networks say of them, in plain words. The verbs:
 *
 *     line a commuter 3.20 for 30        a line with money, valid for 30 days
 *     pack a 10MB CN,MO data for 3600    units that are used before money
 *     pack a 10MB CN,MO data blocks      units after which no money is used there
 *     credit a 1.00                      money
 *     optin a CN,MO                      the zones whose services were agreed to
 *     open s a data HK ask 1MB           begins a session; ask: some, none or an amount
 *     use s 1MB ask some                 reports what was used, and asks for more
 *     use s 1MB in CN ask some           the same, after the line has crossed to CN
 *     use s 1MB from 600 until 60        used from so many seconds ago until so many ago
 *     move s CN                          from here on the line is there
 *     late s 3 1MB                       report number 3, again or out of order
 *     close s 1MB                        the last report
 *     again · again 2                    sends the last message again, or the second before it
 *     again marked                       the same, and says that it does
 *     uncounted close s 0                a message under the number of the one before
 *     event e a sms HK CN ask 1          something done at once
 *     wait 60 · lapse · expire           time, silent sessions, due holds
 *     sweep                              sessions that were over long ago
 *
 * A data session does `data`; a call is `call ZONE TO` or `answer ZONE`; a message `sms ZONE TO`.
 * The zone is ? where the network says none.
 */
export interface ChargingScript {
  /** Does a step and says what the network is answered, or the code of the refusal. */
  run(step: string): Promise<string>;
  /** `a` as money/held in dollars, `a.BYTE` as units/held. */
  show(name: string): Promise<string>;
  problems(): Promise<string[]>;
  lineOf(name: string): LineId;
}

/** Plays a table: each row is a step, what the network hears, and how the line stands then. */
export async function playCharging(
  t: { after(work: () => Promise<void>): void },
  table: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const database = await testDatabase(t);
  const script = await openChargingScript(database.context({ reactions, settings }));
  const rows = textTable(table);
  const seen = [];
  for (const { step, answer: _, ...expected } of rows) {
    const answer = await script.run(step ?? '');
    const shown: Record<string, string> = {};
    for (const name of Object.keys(expected)) shown[name] = await script.show(name);
    seen.push({ step, answer, ...shown });
  }
  assert.deepEqual(seen, rows);
  assert.deepEqual(await script.problems(), []);
}

interface Told {
  readonly send: (message: SaidStep) => Promise<SessionAnswer>;
  readonly message: SaidStep;
}

interface Open {
  readonly id: string;
  use: SaidUse;
  sequence: number;
  report: number;
}

interface World {
  readonly context: TestContext;
  readonly lines: Map<string, { readonly id: LineId; readonly imsi: string }>;
  readonly sessions: Map<string, Open>;
  readonly told: Told[];
}

const size = { B: 1n, KB: 1_024n, MB: 1_048_576n, GB: 1_073_741_824n } as const;
const reason = { code: 'test', cause: 'script' };

/** `10MB`, `90` seconds or messages. */
function unitsOf(text: string): bigint {
  const [, digits = '0', unit = 'B'] = /^(\d+)(\w*)$/.exec(text) ?? [];
  return BigInt(digits) * (size[(unit || 'B') as keyof typeof size] ?? 1n);
}

function centsOf(text: string): bigint {
  return BigInt(Math.round(Number(text) * 100));
}

/** The words after `open s a`: what is done, where and whom it reaches. */
function kindOf([does = '', zone = '', to = '']: readonly string[]): SaidUse {
  const service: Service = does === 'data' ? 'data' : does === 'sms' ? 'sms' : 'voice';
  const direction = does === 'data' ? null : does === 'answer' ? 'in' : 'out';
  const isOut = direction === 'out';
  const where = zone === '?' ? null : (zone as Zone);
  return { service, zone: where, direction, to: isOut ? (to as Destination) : null };
}

function after(words: readonly string[], name: string): string | undefined {
  const at = words.indexOf(name);
  return at < 0 ? undefined : words[at + 1];
}

function askedIn(words: readonly string[]): bigint | 'some' | null {
  const asked = after(words, 'ask') ?? 'none';
  if (asked === 'none') return null;
  return asked === 'some' ? 'some' : unitsOf(asked);
}

function textOf({ groups }: SessionAnswer): string {
  return groups.map(groupText).join(' + ');
}

function groupText(answer: GroupAnswer): string {
  if (answer.result !== 'granted') {
    return `${answer.result}${answer.whenUsedUp === 'redirect' ? ' redirect' : ''}`;
  }
  const { units, whenUsedUp, kbps } = answer;
  const text = units % 1_024n === 0n && units > 0n ? `${units / 1_024n}KB` : `${units}`;
  const ending = whenUsedUp === 'ask' ? '' : ` then ${whenUsedUp}`;
  return `${text}${kbps === null ? '' : ` at ${kbps}`}${ending}`;
}

async function makeLine(world: World, words: readonly string[]): Promise<void> {
  const [, name = '', plan = '', money = '0'] = words;
  const { context } = world;
  const catalog = await readCatalog(context);
  const place = world.lines.size + 10;
  const imsi = `4540000000000${place}`;
  const id = await context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' });
    const numbers = [{ number: `+852510000${place}`, registration: 'registered' }] as const;
    const validDays = Number(after(words, 'for') ?? 30);
    const terms = { subscriber, plan: planOf(catalog, plan), numbers, validDays };
    const line = await createLine(tx, terms);
    await addSim(tx, line, imsi);
    const amount = centsOf(money);
    if (amount > 0n) credit(tx, accountOf(line), { unit: 'HKD', amount }, 'bank', reason);
    return line;
  });
  world.lines.set(name, { id, imsi });
}

function lineIn(world: World, name = ''): { readonly id: LineId; readonly imsi: string } {
  return present(world.lines.get(name), `the line ${name}`);
}

/** Somebody else's. */
const strangerImsi = '460000000000000';
const nobody = { id: `ses_${'0'.repeat(16)}${newUuid(0, 0)}`, sequence: 1, report: 1 };

async function change(world: World, words: readonly string[]): Promise<void> {
  const [verb, name = '', what = '', where = '', eligibility = 'data'] = words;
  const { id } = lineIn(world, name);
  await world.context.db.transaction(async (tx) => {
    await lockAccounts(tx, [accountOf(id)]);
    const zones = (verb === 'optin' ? what : where).split(',') as Zone[];
    if (verb === 'optin') return setOptIns(tx, id, zoneMask(...zones));
    if (verb === 'credit') {
      credit(tx, accountOf(id), { unit: 'HKD', amount: centsOf(what) }, 'bank', reason);
      return;
    }
    const unit: Unit = eligibility === 'data' ? 'BYTE' : 'SECOND';
    const lasts = after(words, 'for');
    const bucket = openBucket(tx, accountOf(id), {
      unit,
      source: 'paid',
      cause: 'pack',
      eligibility,
      zones: zoneMask(...zones),
      blocks: words.includes('blocks'),
      expiresAt: lasts === undefined ? null : tx.nowMs + Number(lasts) * 1_000,
    });
    credit(tx, accountOf(id), { unit, amount: unitsOf(what) }, 'packs', reason, bucket);
  });
}

function messageOf(
  world: World,
  open: Open,
  words: readonly string[],
  used: readonly { readonly units: bigint; readonly report: number }[],
): SaidStep {
  const { use, sequence } = open;
  const from = after(words, 'from');
  const untilMs = secondsAgo(world, after(words, 'until') ?? '0');
  const fromMs = from === undefined ? null : secondsAgo(world, from);
  const reports = used.map(({ units, report }) => {
    return { sequence: report, units, use, fromMs, untilMs, isCounted: true };
  });
  const crossed = after(words, 'in');
  if (crossed) open.use = { ...use, zone: crossed as Zone };
  const group = { ratingGroup: 1, use: open.use, wanted: askedIn(words), used: reports };
  return { consumer: 'smf-1', sequence, notifyUri: 'http://smf-1/notify', groups: [group] };
}

function secondsAgo({ context }: World, seconds: string): number {
  return context.clock.now() - Number(seconds) * 1_000;
}

async function send(world: World, told: Told): Promise<SessionAnswer> {
  world.told.push(told);
  return told.send(told.message);
}

function sendAgain({ told }: World, words: readonly string[]): Promise<SessionAnswer> {
  const before = Number(words.find((word) => /^\d+$/.test(word)) ?? 0);
  const { send: sendTold, message } = present(told.at(-1 - before), 'a message to send again');
  return sendTold(words.includes('marked') ? { ...message, isRepeated: true } : message);
}

async function openOne(world: World, words: readonly string[]): Promise<SessionAnswer> {
  const [verb = '', name = '', line = ''] = words;
  const imsi = world.lines.get(line)?.imsi ?? strangerImsi;
  const open: Open = { id: '', use: kindOf(words.slice(3)), sequence: 0, report: 1 };
  const message = messageOf(world, open, words, []);
  const begin = verb === 'event' ? chargeEvent : openSession;
  const answer = await send(world, {
    send: (again) => begin(world.context, { who: { imsi }, chargingId: name, message: again }),
    message,
  });
  world.sessions.set(name, { ...open, id: answer.session, sequence: 1 });
  return answer;
}

async function tellOne(world: World, words: readonly string[]): Promise<SessionAnswer> {
  const [verb = '', name = '', amount = '0', late = ''] = words;
  const open = world.sessions.get(name) ?? { ...nobody, use: kindOf(['data', 'HK']) };
  const isLate = verb === 'late';
  const units = unitsOf(isLate ? late : amount);
  const report = isLate ? Number(amount) : open.report;
  const used = units > 0n ? [{ units, report }] : [];
  const message = messageOf(world, open, words, used);
  open.sequence += 1;
  if (!isLate) open.report += 1;
  const tellNetwork = verb === 'close' ? closeSession : updateSession;
  return send(world, { send: (again) => tellNetwork(world.context, open.id, again), message });
}

async function perform(world: World, words: readonly string[]): Promise<string> {
  const [verb = '', name = '', what = ''] = words;
  const { context } = world;
  switch (verb) {
    case 'line':
      await makeLine(world, words);
      return '';
    case 'pack':
    case 'credit':
    case 'optin':
      await change(world, words);
      return '';
    case 'open':
    case 'event':
      return textOf(await openOne(world, words));
    case 'use':
    case 'late':
    case 'close':
      return textOf(await tellOne(world, words));
    case 'again':
      return textOf(await sendAgain(world, words));
    case 'uncounted': {
      const session = present(world.sessions.get(words[2] ?? ''), 'a session');
      session.sequence -= 1;
      return perform(world, words.slice(1));
    }
    case 'move':
      present(world.sessions.get(name), name).use = {
        ...present(world.sessions.get(name), name).use,
        zone: what as Zone,
      };
      return '';
    case 'wait':
      context.clock.advance(Number(name) * 1_000);
      return '';
    case 'lapse':
      return String(await lapseSessions(context));
    case 'sweep':
      return String(await sweepSessions(context));
    case 'expire':
      return String(await expireHolds(context));
    default:
      throw new Error(`no such verb: ${verb}`);
  }
}

async function showOne(world: World, name: string): Promise<string> {
  const [line = '', unit = 'HKD'] = name.split('.');
  const { units } = await readBalance(world.context, accountOf(lineIn(world, line).id));
  const found = units.find((one) => one.unit === unit);
  if (!found) return '';
  const { total, held } = found;
  if (unit === 'HKD') return `${text(total)}/${text(held)}`;
  return `${total / 1_024n}K/${held / 1_024n}K`;
}

function text(cents: bigint): string {
  return (Number(cents) / 100).toFixed(2);
}

export async function openChargingScript(context: TestContext): Promise<ChargingScript> {
  await loadCatalog(context, demoDocument());
  const world: World = { context, lines: new Map(), sessions: new Map(), told: [] };
  return {
    async run(step) {
      try {
        return await perform(world, step.split(' '));
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
    show: (name) => showOne(world, name),
    async problems() {
      return (await auditEverything(context)).flatMap(({ problems }) => problems);
    },
    lineOf: (name) => lineIn(world, name).id,
  };
}

/** A line's money in minor units of HKD, what is held included. */
export async function balanceOf(context: Context, line: LineId): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}
