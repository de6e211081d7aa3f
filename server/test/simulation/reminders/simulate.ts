import { hourMs, type InstantMs, minuteMs, type Zone } from '#base';
import { setOptIns } from '#charging';
import { credit, lockAccounts, readBalance } from '#ledger';
import { chooseWays, type Senders, sendDueMessages } from '#notifications';
import { setReminders } from '#reminders';
import { accountOf, setPreferences } from '#subscribers';
import {
  dataIn,
  megabyte,
  messageHome,
  openReminderWorld,
  type ReminderWorld,
} from '#test/reminder-world';
import type { Person } from '#test/topup-world';
import { auditEverything } from '../../../src/audit.ts';
import { untrueChecks } from '../../../src/untrue.ts';
import { isQuiet, minuteOfDay, Model } from './model.ts';
import { type Plan, type PlannedQuiet, planOf, type Step } from './plan.ts';

/** What is looked at when nobody waits for the forecast: it has tests of its own. */
const settings = { charging_spending_told_minor: 10_000_000 };
const usualQuiet: PlannedQuiet = { fromMinute: 22 * 60, minutes: 10 * 60 };
const waitsForMorning: ReadonlySet<string> = new Set([
  'balance_low',
  'balance_low_today',
  'balance_below',
]);
const isToldByTopic: ReadonlySet<string> = new Set([...waitsForMorning, 'daily_cap_reached']);

export interface Simulated {
  readonly problems: readonly string[];
  /** How many words of each kind were told. */
  readonly told: ReadonlyMap<string, number>;
}

/**
 * People use their lines, pay in, change what they want to hear of, in which language and when, and
 * cross borders: after each life its owner was told what a small model says, each once, and never
 * within their quiet hours. Afterwards the audit is clean.
 */
export async function simulateReminders(
  test: Parameters<typeof openReminderWorld>[0],
  { seed: from, runs }: { readonly seed: number; readonly runs: number },
): Promise<Simulated> {
  const world = await openReminderWorld(test, settings);
  const problems: string[] = [];
  const told = new Map<string, number>();
  for (let seed = from; seed < from + runs; seed += 1) {
    const life = await Life.begin(world, planOf(seed));
    for (const step of life.plan.steps) await life.live(step);
    const { kinds, wrong } = await life.end();
    for (const kind of kinds) told.set(kind, (told.get(kind) ?? 0) + 1);
    problems.push(...wrong.map((one) => `seed ${seed}: ${one}`));
  }
  const checks = await auditEverything(world.context);
  problems.push(...checks.flatMap((check) => check.problems));
  return { problems, told };
}

interface Row {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly language: string;
  readonly state: string;
  readonly failure: string | null;
  readonly channel: string | null;
}

const noLongerSo = 'no longer so';

const readRows = {
  name: 'test: reminders of a line',
  text: `select 'msg_' || replace(id::text, '-', '') as id, key, kind, language, state, failure,
      channel
    from notifications.message where receiver = $1 and starts_with(key, $2) order by id`,
};

/** Something that left for a phone. */
interface Sent {
  readonly id: string;
  readonly at: InstantMs;
  readonly quiet: PlannedQuiet;
  readonly balance: 'sms' | 'inbox';
}

/** It has left, or was called off for a reason that the model knows. */
function isOver({ state, failure }: Pick<Row, 'state' | 'failure'>): boolean {
  return state === 'delivered' || failure === 'another says more' || failure === noLongerSo;
}

class Life {
  readonly plan: Plan;
  readonly #world: ReminderWorld;
  readonly #person: Person;
  readonly #model = new Model();
  readonly #sent: Sent[] = [];
  /** Messages that have left, or were called off. */
  readonly #over = new Set<string>();
  readonly #wrong: string[] = [];
  #quiet = usualQuiet;
  #balance: 'sms' | 'inbox' = 'sms';

  private constructor(world: ReminderWorld, plan: Plan, person: Person) {
    this.#world = world;
    this.plan = plan;
    this.#person = person;
  }

  static async begin(world: ReminderWorld, plan: Plan): Promise<Life> {
    const person = await world.newcomer(plan.balanceMinor);
    if (plan.isOptedIn) {
      await world.context.db.transaction(async (tx) => setOptIns(tx, person.line, 0b1111));
    }
    return new Life(world, plan, person);
  }

  async live(step: Step): Promise<void> {
    const { context } = this.#world;
    const { line, subscriber } = this.#person;
    switch (step.kind) {
      case 'text':
        await this.#use({ ...messageHome, zone: step.zone }, BigInt(step.count));
        break;
      case 'data':
        if (this.#isClosed(step.zone)) await this.#use({ ...messageHome, zone: step.zone }, 1n);
        else await this.#use(dataIn(step.zone), BigInt(step.megabytes));
        break;
      case 'pay in':
        await context.db.transaction(async (tx) => {
          await lockAccounts(tx, [accountOf(line)]);
          const amount = { unit: 'HKD', amount: step.amountMinor } as const;
          credit(tx, accountOf(line), amount, 'bank', { code: 'correction', cause: line });
        });
        break;
      case 'wish':
        this.#model.wish = step.wish;
        await setReminders(context, line, { daysAhead: [7], ...step.wish });
        break;
      case 'language': {
        const { language } = step;
        this.#model.language = language;
        await context.db.transaction((tx) => setPreferences(tx, subscriber, { language }));
        break;
      }
      case 'ways':
        await this.#choose(step.balance, step.quiet);
        break;
      case 'asleep': {
        const fromMinute = minuteOfDay(context.clock.now());
        await this.#choose('sms', { fromMinute, minutes: step.minutes });
        break;
      }
      case 'wait':
        await this.#pass(step.minutes * minuteMs);
    }
  }

  async #choose(balance: 'sms' | 'inbox', quiet: PlannedQuiet): Promise<void> {
    const { subscriber, number } = this.#person;
    const { fromMinute, minutes } = quiet;
    const untilMinute = (fromMinute + minutes) % 1_440;
    this.#quiet = quiet;
    this.#balance = balance;
    const all = { payments: 'sms', expiry: 'sms', packs: 'sms', zones: 'sms' } as const;
    const owner = { id: subscriber, numbers: [number] };
    await chooseWays(this.#world.context, owner, { ...all, balance }, { fromMinute, untilMinute });
  }

  #isClosed(zone: Zone): boolean {
    return !this.plan.isOptedIn && (zone === 'MO' || zone === 'ROW');
  }

  async #money(): Promise<bigint> {
    const { units } = await readBalance(this.#world.context, accountOf(this.#person.line));
    return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
  }

  /** Messages, or megabytes. */
  async #use(kind: Parameters<ReminderWorld['use']>[1], count: bigint): Promise<void> {
    const { context, use } = this.#world;
    const beforeMinor = await this.#money();
    await use(this.#person, kind, kind.service === 'data' ? count * megabyte : count);
    const [at, afterMinor] = [context.clock.now(), await this.#money()];
    const megabytes = kind.service === 'data' ? count : 0n;
    this.#model.used({ at, zone: kind.zone, megabytes, beforeMinor, afterMinor });
    await this.#pass(0);
    await this.#pass(5 * minuteMs);
  }

  /** Time passes, and what is due leaves. */
  async #pass(ms: number): Promise<void> {
    const { context } = this.#world;
    context.clock.advance(ms);
    const senders: Senders = {
      sms: {
        send: async (_http, { id }) => {
          const at = context.clock.now();
          this.#sent.push({ id, at, quiet: this.#quiet, balance: this.#balance });
          return { outcome: 'delivered' };
        },
      },
    };
    await sendDueMessages(context, senders, untrueChecks);
    const money = await this.#money();
    for (const row of await this.#rows()) if (isOver(row)) this.#look(row, money);
  }

  #rows(): Promise<readonly Row[]> {
    const { line, number } = this.#person;
    return this.#world.context.db.read<Row>(readRows, [number, `${line} `]);
  }

  /** What has just left a phone's way is so at this moment, and what was dropped is not. */
  #look({ id, key, failure, channel }: Row, moneyMinor: bigint): void {
    const [, level, at] = / below (\d+) (\d+)$/.exec(key) ?? [];
    if (this.#over.has(id)) return;
    this.#over.add(id);
    const isDropped = failure === noLongerSo;
    if (level === undefined) {
      if (isDropped) this.#wrong.push(`${key} was dropped`);
      return;
    }
    if (isDropped) this.#model.dropped(`below ${level}`, Number(at));
    if (channel !== 'sms') return;
    const isSo = moneyMinor < BigInt(level);
    if (failure === null && !isSo) this.#wrong.push(`${key} was told of ${moneyMinor}`);
    if (isDropped && isSo) this.#wrong.push(`${key} was dropped with ${moneyMinor} left`);
  }

  /** What was told, and what is wrong with it. */
  async end(): Promise<{ readonly kinds: readonly string[]; readonly wrong: readonly string[] }> {
    for (let hours = 0; hours < 12; hours += 1) await this.#pass(hourMs);
    const rows = await this.#rows();
    const wrong = [...this.#wrong, ...this.#wrongWords(rows), ...this.#wrongWays(rows)];
    const kinds = rows.map(({ kind, failure }) => (failure === noLongerSo ? noLongerSo : kind));
    return { kinds, wrong };
  }

  *#wrongWords(rows: readonly Row[]): Iterable<string> {
    const said = rows.map(({ key, language }) => {
      const [, ...about] = key.split(' ');
      const at = about.pop();
      return `${at} ${about.join(' ')} ${language}`;
    });
    const expected = this.#model.words.map(
      ({ about, at, language }) => `${at} ${about} ${language}`,
    );
    const missing = expected.filter((one) => !said.includes(one));
    const extra = said.filter((one) => !expected.includes(one));
    if (missing.length > 0) yield `not told: ${missing.join('; ')}`;
    if (extra.length > 0) yield `told: ${extra.join('; ')}`;
    if (new Set(said).size !== said.length) yield `told twice: ${said.toSorted().join('; ')}`;
    for (const { key, kind } of rows) {
      const zone = /^\S+ zone (\S+)/.exec(key)?.[1] as Zone | undefined;
      if (zone !== undefined && (kind === 'zone_closed') !== this.#isClosed(zone)) {
        yield `${key} says ${kind}`;
      }
    }
  }

  *#wrongWays(rows: readonly Row[]): Iterable<string> {
    for (const { id, key, kind, state, failure } of rows) {
      const sent = this.#sent.filter((one) => one.id === id);
      if (sent.length > 1) yield `${key} was sent ${sent.length} times`;
      for (const { at, quiet, balance } of sent) {
        if (waitsForMorning.has(kind) && isQuiet(quiet, at)) yield `${key} left at a quiet ${at}`;
        if (balance === 'inbox' && isToldByTopic.has(kind)) yield `${key} left the app`;
      }
      if (!isOver({ state, failure })) yield `${key} is ${state}: ${failure}`;
      if (failure === 'another says more' && !/ below /.test(key)) yield `${key} gave way`;
    }
  }
}
