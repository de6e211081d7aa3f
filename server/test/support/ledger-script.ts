import { newId, present, Refusal, type Unit, type Zone, zoneMask } from '#base';
import {
  type AccountId,
  auditBooks,
  credit,
  debit,
  expireBuckets,
  expireHolds,
  type HoldId,
  lockAccounts,
  mainBucket,
  moveBetweenAccounts,
  openAccount,
  openBucket,
  placeHold,
  readBalance,
  readSystemAccounts,
  releaseHold,
  renewHold,
  rollUpSystemAccounts,
  type Spending,
  spend,
  takeHold,
} from '#ledger';
import type { Tx } from '#platform/postgres';
import type { TestContext } from './database.ts';

/**
 * A script is a story of the books in plain words: `a` is an account and its main bucket, `a.bonus`
 * another bucket of it, `h1` a hold. Credits come from `bank`; what is debited, spent or taken goes
 * to `income:fee`. A step is one unit of work; `&` puts several verbs into it, each an attempt of
 * its own. The verbs:
 *
 *     open a HKD floor -50                    opens an account
 *     new a.bonus 200 unit HKD priority 50 zones HK,CN class voice for 60 floor -5
 *     new a.only 200 zones CN for 60 blocks yes
 *     credit a 100 unit HKD · debit a.bonus 5 · move a b 5
 *     spend a 100 unit HKD in HK by any,voice
 *     hold h1 a 100 in HK by any for 600 · take h1 40 · release h1
 *     renew h1 50 in HK by any for 600
 *     wait 60 · expire · sweep · roll         time, due holds, buckets that are over,
 *                                             the roll-up of system accounts
 */
export interface Script {
  /** Does a step and returns the codes of what was refused in it. */
  run(step: string): Promise<string>;
  /**
   * A bucket as `balance/held/seq`, empty where there is none; `bank`, `income:fee` and `transit`
   * as debits minus credits in HKD since the script began.
   */
  show(name: string): Promise<string>;
  /** What the audit of the books finds wrong. */
  problems(): Promise<string[]>;
}

interface Names {
  readonly accounts: Map<string, AccountId>;
  readonly buckets: Map<string, bigint>;
  readonly holds: Map<string, HoldId>;
}

type Options = Readonly<Record<string, string>>;
type Verb = (names: Names, tx: Tx, words: readonly string[]) => void;

const reason = { code: 'test', cause: 'script' };
const nobody = newId('hld', 0, 0);

/** Words after the place of a verb, in pairs. */
function optionsOf(words: readonly string[]): Options {
  const options: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 2) options[words[at] ?? ''] = words[at + 1] ?? '';
  return options;
}

function unitOf(options: Options): Unit {
  return (options['unit'] ?? 'HKD') as Unit;
}

function accountOf({ accounts }: Names, name: string): AccountId {
  const key = name.split('.')[0] ?? '';
  const account = accounts.get(key) ?? newId('acc', 0, accounts.size);
  accounts.set(key, account);
  return account;
}

function bucketOf({ buckets }: Names, name: string): bigint {
  return name.includes('.') ? (buckets.get(name) ?? -1n) : mainBucket;
}

function spendingOf(options: Options): Spending {
  return {
    unit: unitOf(options),
    ...(options['in'] ? { zone: options['in'] as Zone } : {}),
    ...(options['by'] ? { eligible: options['by'].split(',') } : {}),
  };
}

function endOf(tx: Tx, options: Options): number {
  return tx.nowMs + Number(options['for'] ?? 600) * 1_000;
}

const openNew: Verb = (names, tx, [name = '', digits = '', ...rest]) => {
  const account = accountOf(names, name);
  const options = optionsOf(rest);
  const unit = unitOf(options);
  const number = openBucket(tx, account, {
    unit,
    source: 'promotion',
    cause: name,
    ...(options['class'] ? { eligibility: options['class'] } : {}),
    ...(options['zones'] ? { zones: zoneMask(...(options['zones'].split(',') as Zone[])) } : {}),
    ...(options['priority'] ? { priority: Number(options['priority']) } : {}),
    ...(options['blocks'] ? { blocks: true } : {}),
    ...(options['for'] ? { expiresAt: tx.nowMs + Number(options['for']) * 1_000 } : {}),
    ...(options['floor'] ? { floor: BigInt(options['floor']) } : {}),
  });
  const amount = BigInt(digits);
  if (amount > 0n) credit(tx, account, { unit, amount }, 'bank', reason, number);
  names.buckets.set(name, number);
};

const verbs: Readonly<Record<string, Verb>> = {
  open: (names, tx, [name = '', unit = '', ...rest]) => {
    const { floor } = optionsOf(rest);
    openAccount(tx, accountOf(names, name), 'line', {
      unit: unit as Unit,
      ...(floor ? { floor: BigInt(floor) } : {}),
    });
  },
  new: openNew,
  credit: (names, tx, [name = '', digits = '', ...rest]) => {
    const amount = { unit: unitOf(optionsOf(rest)), amount: BigInt(digits) };
    credit(tx, accountOf(names, name), amount, 'bank', reason, bucketOf(names, name));
  },
  debit: (names, tx, [name = '', digits = '', ...rest]) => {
    const amount = { unit: unitOf(optionsOf(rest)), amount: BigInt(digits) };
    debit(tx, accountOf(names, name), amount, 'income:fee', reason, bucketOf(names, name));
  },
  move: (names, tx, [name = '', receiver = '', digits = '', ...rest]) => {
    const amount = { unit: unitOf(optionsOf(rest)), amount: BigInt(digits) };
    moveBetweenAccounts(tx, accountOf(names, name), accountOf(names, receiver), amount, reason);
  },
  spend: (names, tx, [name = '', digits = '', ...rest]) => {
    const spending = spendingOf(optionsOf(rest));
    spend(tx, accountOf(names, name), BigInt(digits), spending, 'income:fee', reason);
  },
  hold: (names, tx, [name = '', payer = '', digits = '', ...rest]) => {
    const options = optionsOf(rest);
    const account = accountOf(names, payer);
    const terms = { cause: name, expiresAt: endOf(tx, options) };
    const hold = placeHold(tx, account, BigInt(digits), spendingOf(options), terms);
    names.holds.set(name, hold.id);
  },
  take: (names, tx, [name = '', digits = '']) => {
    takeHold(tx, names.holds.get(name) ?? nobody, BigInt(digits), 'income:fee', reason);
  },
  renew: (names, tx, [name = '', digits = '', ...rest]) => {
    const options = optionsOf(rest);
    const id = names.holds.get(name) ?? nobody;
    renewHold(tx, id, BigInt(digits), spendingOf(options), endOf(tx, options));
  },
  release: (names, tx, [name = '']) => releaseHold(tx, names.holds.get(name) ?? nobody),
};

/** The refusal of one verb, as its code; what else goes wrong is the test's own fault. */
function attempt(names: Names, tx: Tx, text: string): string {
  const [verb = '', ...words] = text.trim().split(/ +/);
  try {
    tx.attempt(() => present(verbs[verb], `the verb ${verb}`)(names, tx, words));
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function showBucket(context: TestContext, names: Names, name: string): Promise<string> {
  const { buckets } = await readBalance(context, accountOf(names, name)).catch((error: unknown) => {
    if (error instanceof Refusal) return { buckets: [] };
    throw error;
  });
  const found = buckets.find(({ number }) => number === bucketOf(names, name));
  return found ? `${found.balance}/${found.held}/${found.seq}` : '';
}

async function systemBalances(context: TestContext): Promise<Map<string, bigint>> {
  const all = await readSystemAccounts(context);
  return new Map(
    all.filter(({ unit }) => unit === 'HKD').map(({ account, net }) => [account, net]),
  );
}

export async function openScript(context: TestContext): Promise<Script> {
  const names: Names = { accounts: new Map(), buckets: new Map(), holds: new Map() };
  const before = await systemBalances(context);
  return {
    async run(step) {
      const [word = '', seconds] = step.split(' ');
      if (word === 'wait') context.clock.advance(Number(seconds) * 1_000);
      if (word === 'expire') await expireHolds(context);
      if (word === 'sweep') await expireBuckets(context);
      if (word === 'roll') await rollUpSystemAccounts(context);
      if (['wait', 'expire', 'sweep', 'roll'].includes(word)) return '';
      return context.db.transaction(async (tx) => {
        await lockAccounts(tx, [...names.accounts.values()], [...names.holds.values()]);
        const codes = step.split('&').map((text) => attempt(names, tx, text));
        return codes.filter((code) => code !== '').join(' ');
      });
    },
    async show(name) {
      if (!/^(?:bank|transit|income:fee)$/.test(name)) return showBucket(context, names, name);
      const now = await systemBalances(context);
      return String((now.get(name) ?? 0n) - (before.get(name) ?? 0n));
    },
    async problems() {
      return (await auditBooks(context)).flatMap(({ problems }) => problems);
    },
  };
}
