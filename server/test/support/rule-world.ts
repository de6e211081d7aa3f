import { dayMs, type PhoneNumber } from '#base';
import { claimDueRules, readRule, type Wish } from '#auto-topups';
import { planOf, readCatalog } from '#catalog';
import { readBalance } from '#ledger';
import type { MandateId } from '#mandates';
import type { Senders } from '#notifications';
import { accountOf, createLine } from '#subscribers';
import { listTopupsOfLine, type OrderedTopup } from '#topups';
import { type AntomShop, openAntomShop } from './antom-shop.ts';
import { jobsDone, turnOn } from './auto-world.ts';
import type { TestContext } from './database.ts';
import { moveMoney } from './move-money.ts';
import { usualWish } from './usual-rule.ts';
import { openTopupWorld, type Person, type TopupWorld } from './topup-world.ts';
import { configureWallet, signWallet } from './wallet-world.ts';

export interface Ruled extends Person {
  readonly mandate: MandateId;
}

/** People with a wallet whose lines have rules, and all that happens to them. */
export interface RuleWorld extends TopupWorld {
  readonly shop: AntomShop;
  /** Somebody with so much money and a saved wallet, but no rule. */
  payer(balanceMinor?: bigint): Promise<Ruled>;
  /** The same with a rule that is on; HK$100, and HK$50 below HK$20, unless it is said. */
  ruled(balanceMinor?: bigint, more?: Partial<Wish>, first?: bigint | null): Promise<Ruled>;
  /** Another line of the same person, with HK$100 and a rule of its own. */
  besides(person: Ruled, more?: Partial<Wish>): Promise<Ruled>;
  /** Back as well, as a clock is that is set right. */
  pass(ms: number): void;
  /** Gives or takes money by hand: nobody is told of it. */
  move(person: Person, amountMinor: bigint): Promise<void>;
  money(person: Person): Promise<bigint>;
  jobs(senders?: Senders): Promise<void>;
  /** Looks at what is due by the clock, and does what follows. */
  sweep(): Promise<void>;
  /** Oldest first. */
  topups(person: Person): Promise<readonly OrderedTopup[]>;
  /** What its rule has done, newest first, with reasons. */
  events(person: Person): Promise<string[]>;
  /** Oldest first. */
  told(person: Person): Promise<readonly { readonly kind: string; readonly body: string }[]>;
}

const started = ['mandate_signed', 'auto_topup_started'];

async function lineBesides(
  context: TestContext,
  { subscriber, mandate }: Ruled,
  number: PhoneNumber,
  more?: Partial<Wish>,
): Promise<Ruled> {
  const plan = planOf(await readCatalog(context), 'commuter');
  const numbers = [{ number, registration: 'registered' }] as const;
  const line = await context.db.transaction((tx) =>
    createLine(tx, { subscriber, plan, numbers, validDays: 23 }),
  );
  const other = { subscriber, line, number, mandate };
  await moveMoney(context, other, 10_000n);
  await turnOn(context, other, usualWish([mandate], more));
  return other;
}

export async function openRuleWorld(
  hooks: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<RuleWorld> {
  const world = await openTopupWorld(hooks, settings);
  const { context, database } = world;
  const shop = await openAntomShop(context.clock.now());
  hooks.after(() => shop.close());
  await configureWallet(context, shop);
  let people = 0;
  const jobs = (senders?: Senders) => jobsDone(context, database.url, senders);
  const nextNumber = (): PhoneNumber => {
    people += 1;
    return `+8526${String(people).padStart(7, '0')}`;
  };
  const payer = async (balanceMinor = 10_000n): Promise<Ruled> => {
    // Ours stands still while other files have their turn, and the wallet's has gone on.
    shop.setClock(context.clock.now());
    const person = await world.person([nextNumber()], balanceMinor);
    return { ...person, mandate: await signWallet(context, shop, person.subscriber) };
  };
  return {
    ...world,
    shop,
    payer,
    jobs,
    ruled: async (balanceMinor, more, first = null) => {
      const person = await payer(balanceMinor);
      await turnOn(context, person, usualWish([person.mandate], more), first);
      return person;
    },
    besides: (person, more) => lineBesides(context, person, nextNumber(), more),
    pass: (ms) => {
      context.clock.advance(ms);
      shop.setClock(context.clock.now());
    },
    move: (person, amountMinor) => moveMoney(context, person, amountMinor),
    money: async ({ line }) => {
      const { units } = await readBalance(context, accountOf(line));
      return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
    },
    sweep: async () => {
      await claimDueRules(context);
      await jobs();
    },
    topups: async ({ line }) => {
      const since = context.clock.now() - 90 * dayMs;
      return (await listTopupsOfLine(context, line, since, 50)).toReversed() as OrderedTopup[];
    },
    events: async ({ line }) =>
      (await readRule(context, line)).events.map(({ event, reason }) =>
        reason === null ? event : `${event} ${reason}`,
      ),
    told: async ({ number }) => {
      const text = `select kind, body from notifications.message
        where receiver = $1 and kind <> all ($2) order by queued_at, id`;
      return context.db.read({ name: 'test: told of rules', text }, [number, started]);
    },
  };
}
