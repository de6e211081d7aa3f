import { dayMs, minuteMs, present, Refusal, slotOf } from '#base';
import { type Client, listClients } from '#partners';
import { releaseBenefits } from '#promotions';
import { type ProgramSale, sendByProgram, undoByProgram } from '#sales';
import type { OrderedTopup } from '#topups';
import { openPartner } from '#test/partner-world';
import { openPromotionWorld, type PromotionWorld } from '#test/promotion-world';
import type { Person } from '#test/topup-world';
import { auditEverything } from '../../../src/audit.ts';
import { type Given, Model, type Purchase } from './model.ts';
import { peopleCount, type Plan, planOf, type Step } from './plan.ts';

/** Limits that have nothing to do with promotions: what they stop, the model is not asked. */
const beside: ReadonlySet<string> = new Set([
  'topup_limit_30_days',
  'topup_limit_balance',
  'topup_open',
]);
const releaseMs = 7 * dayMs;

export interface Simulated {
  readonly problems: readonly string[];
  /** How many steps of each kind did something. */
  readonly done: ReadonlyMap<string, number>;
}

/**
 * People order, pay late or never, and partners sell, while promotions run out and are stopped:
 * after every step each got what a small model says, and each budget is where it says. Afterwards
 * the audit is clean.
 */
export async function simulatePromotions(
  test: Parameters<typeof openPromotionWorld>[0],
  { seed: from, runs }: { readonly seed: number; readonly runs: number },
): Promise<Simulated> {
  const world = await openPromotionWorld(test, {});
  await openPartner(world.context, { floatMinor: 900_000_000n });
  const [client] = await listClients(world.context);
  const problems: string[] = [];
  const done = new Map<string, number>();
  for (let seed = from; seed < from + runs; seed += 1) {
    const run = await Run.begin(world, present(client, 'a client'), seed);
    for (const step of run.plan.steps) {
      const [kind, problem] = await run.play(step);
      done.set(kind, (done.get(kind) ?? 0) + 1);
      if (problem !== undefined) problems.push(`seed ${seed}, ${JSON.stringify(step)}: ${problem}`);
      if (problem !== undefined) break;
    }
    await run.end();
  }
  const checks = await auditEverything(world.context);
  problems.push(...checks.flatMap((check) => check.problems));
  return { problems, done };
}

interface Open {
  readonly topup: OrderedTopup;
  readonly person: Person;
  readonly place: number;
  /** Paid, or proved to be unpaid. */
  isOver: boolean;
}

/** What happened, and what of it the model says otherwise. */
type Played = readonly [kind: string, problem?: string | undefined];

class Run {
  readonly plan: Plan;
  readonly #world: PromotionWorld;
  readonly #client: Client;
  readonly #model: Model;
  readonly #codes: readonly string[];
  readonly #people: readonly Person[];
  readonly #stopped = new Set<number>();
  readonly #orders: Open[] = [];

  static async begin(shared: PromotionWorld, client: Client, seed: number): Promise<Run> {
    // As a process that has just started, which remembers no promotions of the run before.
    const world = shared.anew();
    const plan = planOf(seed);
    const codes = plan.promotions.map((_, index) => `run_${seed}_${index}`);
    for (const [index, { budgetMinor, ...rule }] of plan.promotions.entries()) {
      const validDays = rule.kind === 'discount' ? 0 : 30;
      await world.begin(codes[index] ?? '', { ...rule, validDays }, BigInt(budgetMinor));
    }
    const people = await Promise.all(Array.from({ length: peopleCount }, world.newPerson));
    return new Run(world, client, plan, codes, people);
  }

  private constructor(
    world: PromotionWorld,
    client: Client,
    plan: Plan,
    codes: readonly string[],
    people: readonly Person[],
  ) {
    this.#world = world;
    this.#client = client;
    this.plan = plan;
    this.#codes = codes;
    this.#people = people;
    this.#model = new Model(plan.promotions);
  }

  async play(step: Step): Promise<Played> {
    this.#world.context.clock.advance(11 * minuteMs);
    const [kind, problem] = await this.#do(step);
    return [kind, problem ?? (await this.#compare())];
  }

  async #do(step: Step): Promise<Played> {
    if (step.kind === 'pay' || step.kind === 'fail') return this.#end(step);
    if (step.kind === 'release') return this.#release();
    if (step.kind === 'stop') return this.#stop(step.promotion % this.#codes.length);
    try {
      if (step.kind === 'order') return await this.#order(step);
      return await this.#sell(step);
    } catch (error) {
      if (error instanceof Refusal && beside.has(error.code)) return [error.code];
      throw error;
    }
  }

  async #order(step: Extract<Step, { kind: 'order' }>): Promise<Played> {
    const [person, purchase] = this.#purchase('app', step);
    const nowMs = this.#world.context.clock.now();
    const quote = await this.#world.quoteFor(person, step.code ?? undefined, purchase.value);
    const expected = this.#model.foresee(purchase);
    const { bonus, discount } = quote.terms;
    if (!isSame(expected, bonus, discount))
      return ['quote', differenceOf(expected, bonus, discount)];
    const topup = await this.#world.orderQuoted(quote, person);
    const place = this.#model.take(purchase, expected, nowMs, 'reserved');
    this.#orders.push({ topup, person, place, isOver: false });
    return [wordOf('ordered', expected)];
  }

  async #sell(step: Extract<Step, { kind: 'sell' | 'undo' }>): Promise<Played> {
    const [{ number }, purchase] = this.#purchase('partner', step);
    const { context } = this.#world;
    const reference = context.ids.next('key', 0);
    const wanted = { reference, number, valueMinor: purchase.value, isTwinIntended: true };
    const typed = step.code === null ? {} : { typedCode: step.code };
    const sent = await sendByProgram(context, this.#client, { ...wanted, ...typed }, 60_000).catch(
      (error: unknown) => {
        this.#model.refuse(purchase);
        throw error;
      },
    );
    if (!('sale' in sent)) return ['sold', 'it is still under way'];
    const expected = this.#model.foresee(purchase);
    const place = this.#model.take(purchase, expected, context.clock.now(), 'given');
    const { bonusMinor, priceMinor } = sent.sale;
    const discount = purchase.value - priceMinor;
    const twin = await this.#sellTwin({ ...wanted, ...typed });
    if (twin !== undefined) return ['sold', twin];
    this.#model.refuse(purchase);
    if (!isSame(expected, bonusMinor, discount))
      return ['sold', differenceOf(expected, bonusMinor, discount)];
    if (step.kind === 'sell') return [wordOf('sold', expected)];
    await undoByProgram(context, this.#client, sent.sale.topup);
    this.#model.undo(place);
    return [wordOf('undone', expected)];
  }

  /** The same again by mistake is refused, and what it had taken of budgets is given back. */
  async #sellTwin(sold: ProgramSale): Promise<string | undefined> {
    const { context } = this.#world;
    const again = { ...sold, reference: context.ids.next('key', 0), isTwinIntended: false };
    try {
      await sendByProgram(context, this.#client, again, 60_000);
      return 'its twin was sold, too';
    } catch (error) {
      return error instanceof Refusal && error.code === 'topup_twin' ? undefined : String(error);
    }
  }

  #purchase(
    channel: Purchase['channel'],
    { person: index, value, code }: Extract<Step, { kind: 'order' | 'sell' | 'undo' }>,
  ): [Person, Purchase] {
    const person = present(this.#people[index], 'a person');
    const slot = slotOf(person.line);
    return [person, { channel, person: index, slot, value: BigInt(value), code }];
  }

  async #end({ kind, order: wanted }: Extract<Step, { kind: 'pay' | 'fail' }>): Promise<Played> {
    const open = this.#orders.filter(({ isOver }) => !isOver);
    const order = open[wanted % open.length];
    if (!order) return ['nothing'];
    const { topup, person, place } = order;
    const isPaid = kind === 'pay';
    await this.#world.tell(topup, isPaid ? {} : { trade_status: 'TRADE_CLOSED', gmt_payment: '' });
    order.isOver = true;
    if (isPaid) this.#model.pay(place);
    else this.#model.fail(place);
    const { state } = await this.#world.read(topup.id, person.subscriber);
    const expected = isPaid ? 'credited' : 'not_charged';
    return [isPaid ? 'paid' : 'failed', state === expected ? undefined : `it is ${state}`];
  }

  async #stop(index: number): Promise<Played> {
    if (this.#stopped.has(index)) return ['nothing'];
    this.#stopped.add(index);
    await this.#world.stop(present(this.#codes[index], 'a promotion'));
    this.#model.stop(index);
    return ['stopped'];
  }

  async #release(): Promise<Played> {
    const { context } = this.#world;
    context.clock.advance(8 * dayMs);
    await releaseBenefits(context);
    this.#model.release(context.clock.now() - releaseMs);
    return ['released'];
  }

  async #compare(): Promise<string | undefined> {
    const listed = await this.#world.listed();
    for (const [index, code] of this.#codes.entries()) {
      const { takenMinor, owedMinor } = present(listed.get(code), code);
      const { taken, owed } = this.#model.standingOf(index);
      if (takenMinor === taken && owedMinor === owed) continue;
      return `${code}: ${takenMinor} taken and ${owedMinor} owed, not ${taken} and ${owed}`;
    }
    return undefined;
  }

  async end(): Promise<void> {
    for (const index of this.#codes.keys()) await this.#stop(index);
  }
}

function isSame({ bonus, discount }: Given, isBonus: bigint, isDiscount: bigint): boolean {
  return bonus === isBonus && discount === isDiscount;
}

function differenceOf(expected: Given, bonus: bigint, discount: bigint): string {
  return `a bonus of ${bonus} and ${discount} off, not ${expected.bonus} and ${expected.discount}`;
}

function wordOf(done: string, { discount, of }: Given): string {
  const promoted = of.filter(([index]) => index !== null);
  if (promoted.length === 0) return done;
  if (promoted.length > 1) return `${done} with several`;
  return `${done} with a ${discount > 0n ? 'discount' : 'bonus'}`;
}
