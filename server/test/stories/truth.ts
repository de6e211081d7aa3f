import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { readReceiptsOfTopup } from '#receipts';
import { accountOf } from '#subscribers';
import { listTopupsOfLine, type OrderedTopup } from '#topups';
import { testStartMs } from '#test/database';
import type { App } from './app.ts';
import type { Trade } from './gateway.ts';
import type { Actor } from './people.ts';
import type { Person } from './person.ts';

const before = 320n;
const bought = 10_500n;
const price = '92.00';

/** How it stands with a person's top-up, and what is wrong with that. */
export interface Truth {
  readonly orders: readonly OrderedTopup[];
  /** The balance of the line, in minor units of HKD. */
  readonly total: bigint;
  readonly problems: readonly string[];
}

/** Holds orders, gateway, receipts, balance and what the screen said against one another. */
export async function truthOf(
  context: Context,
  { person, subscriber }: Actor,
  trades: ReadonlyMap<string, Trade>,
): Promise<Truth> {
  const listed = await listTopupsOfLine(context, subscriber.line, testStartMs, 20);
  const orders = listed as OrderedTopup[];
  const isPaid = (order: OrderedTopup): boolean => trades.get(order.attempt)?.isPaid ?? false;
  const paid = orders.filter(isPaid);
  const problems: string[] = [];
  const expect = (isTrue: boolean, problem: string): void => {
    if (!isTrue) problems.push(problem);
  };

  expect(paid.length <= 1, `charged ${paid.length} times`);
  for (const order of orders) {
    const trade = trades.get(order.attempt);
    const shouldBe = isPaid(order) ? 'credited' : 'not_charged';
    expect(order.state === shouldBe, `${order.id} is ${order.state} and should be ${shouldBe}`);
    if (isPaid(order)) expect(trade?.totalAmount === price, `charged ${trade?.totalAmount}`);
    expect(trade?.refundedAmount === undefined || trade.refundedAmount === '0.00', 'refunded');
    const receipts = await readReceiptsOfTopup(context, order.id);
    const wanted = isPaid(order) ? 1 : 0;
    expect(receipts.length === wanted, `${order.id} has ${receipts.length} receipts`);
  }
  const { units } = await readBalance(context, accountOf(subscriber.line));
  const total = units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
  const shouldHave = before + bought * BigInt(paid.length);
  expect(total === shouldHave, `the balance is ${total} and should be ${shouldHave}`);
  problems.push(...overlaps(orders), ...liesOf(person, orders, trades));
  return { orders, total, problems };
}

/** Of one maker, a second order only after the first had come to its end. */
function overlaps(orders: readonly OrderedTopup[]): string[] {
  const oldestFirst = [...orders].sort((one, other) => one.orderedAt - other.orderedAt);
  return oldestFirst.slice(1).flatMap((order, index) => {
    const first = oldestFirst[index];
    const ended = first?.timeline.find(
      ({ event }) => event === 'credited' || event === 'not_charged',
    );
    const isAfter = ended !== undefined && ended.at <= order.orderedAt;
    return isAfter ? [] : [`${order.id} was taken while ${first?.id} was open`];
  });
}

/** What the screen said that was not so at that moment. */
function liesOf(
  person: Person,
  orders: readonly OrderedTopup[],
  trades: ReadonlyMap<string, Trade>,
): string[] {
  const canPayLate = person.plan.gatewayFaults.some(
    ({ fault }) => fault === 'late-success-after-close',
  );
  return person.words.flatMap(({ topup, state, atMs }) => {
    const order = orders.find(({ id }) => id === topup);
    const paidMs = (order && trades.get(order.attempt)?.paidMs) ?? null;
    const wasPaid = paidMs !== null && paidMs <= atMs;
    const isTrue = {
      awaiting_payment: true,
      confirming: true,
      credited: wasPaid,
      held_for_review: wasPaid,
      not_charged: !wasPaid || canPayLate,
      refunding: false,
      refunded: false,
    }[state];
    return order && isTrue ? [] : [`the screen said ${state} at ${atMs}, paid ${String(paidMs)}`];
  });
}

/** The last word about the order, the balance and the receipts, as the phone shows them. */
export async function problemsOnPhone(
  { plan, memory, words }: Person,
  { orders, total, ...truth }: Truth,
  app: App,
): Promise<string[]> {
  const problems = [...truth.problems];
  const own = orders.find(({ id }) => id === memory.topup);
  const unknown = orders.find((order) => order !== own && order.state === 'credited');
  if (unknown) problems.push(`${unknown.id} was credited and the phone does not know it`);
  if (memory.topup !== undefined && !own) problems.push(`there is no order ${memory.topup}`);
  const last = words.findLast(({ topup }) => topup === own?.id)?.state;
  if (last !== own?.state) problems.push(`the last word is ${last}, the truth ${own?.state}`);
  const unfinished = app.attempts.unfinishedOrder();
  if (unfinished) problems.push(`the phone still waits for ${JSON.stringify(unfinished)}`);
  const receipts = await app.channel.call('listReceipts', { query: {} });
  const codes = receipts.isOk ? receipts.answer.receipts.map(({ code }) => code).join() : 'unread';
  const wanted = own?.result?.receipt ?? '';
  if (codes !== wanted) problems.push(`shows the receipts ${codes}, not ${wanted}`);
  if (plan.isGuest) return problems;
  const lines = await app.channel.call('listLines', {});
  const shown = lines.isOk ? lines.answer.lines[0]?.balance.total.amountMinor : undefined;
  if (shown !== Number(total)) problems.push(`shows the balance ${shown}, not ${total}`);
  return problems;
}
