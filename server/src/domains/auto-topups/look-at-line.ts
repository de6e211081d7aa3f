import { type InstantMs, minuteMs, Refusal, secondMs } from '#base';
import type { Context } from '#platform/context';
import { lockMandate } from '#mandates';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import {
  draftQuote,
  holdLine,
  isPaymentOpen,
  type LineUse,
  orderByMandate,
  type Quote,
  readUse,
  receiverOf,
  ruleChannel,
  type Topup,
} from '#topups';
import { carryOut } from './carry-out.ts';
import type { Decision, RefusedOrder } from './decision.ts';
import { endLostRules } from './end-lost-rules.ts';
import { haltRule } from './halt-rule.ts';
import { loadPast, lockRule, readPast, ruleOfLine, saveRule } from './load-rules.ts';
import { readSurroundings, type Surroundings } from './read-surroundings.ts';
import { refusedOrder } from './refuse-order.ts';
import { autoTopupSettings } from './settings.ts';
import { giveNotices } from './give-notices.ts';
import type { Rule } from './rule.ts';
import { anewBelow } from './told-why.ts';
import { weigh, type Weighed } from './weigh.ts';

/** How often it is begun anew when the line changed between the quote and its lock. */
const mostTries = 3;

type Order = Extract<Decision, { does: 'order' }>;

/** An order as it was seen without a lock, with its quote. */
interface Quoted {
  readonly order: Order;
  readonly quote: Quote;
}

/** Use has brought money below levels, in minor units of HKD. */
export interface Fall {
  readonly levels: readonly bigint[];
  readonly at: InstantMs;
}

/** One look at a line, and what it was refused so far. */
interface Look {
  readonly around: Surroundings;
  readonly refused: readonly RefusedOrder[];
  /** When money fell below the rule's own level, where that is why it is looked at. */
  readonly fellAt: InstantMs | undefined;
}

/**
 * Looks whether a line's rule calls for a top-up, and does what follows: orders it, tells its owner
 * why not, or sets when to look again. However many look at once, what is decided is decided with
 * the line's account and the rule held; the order, its place under the caps and the claim are one
 * commit. Of what is refused as it is ordered, another mandate or another cause may still be paid.
 * Where money `fell` below levels, only a rule that calls below one is looked at; the owner
 * of one whose own level it was is told anew why nothing is charged.
 */
export async function lookAtLine(context: Context, line: LineId, fell?: Fall): Promise<void> {
  const refused: RefusedOrder[] = [];
  for (let tries = 0; tries < mostTries; ) {
    const rule = await ruleOfLine(context, line);
    if (rule?.state !== 'on' || (fell && rule.belowMinor === null)) return;
    const isOwn = rule.belowMinor !== null && fell?.levels.includes(rule.belowMinor) === true;
    const acted = await act(context, rule, { refused, fellAt: isOwn ? fell.at : undefined });
    if (acted === 'done') return;
    if (acted === 'changed') tries += 1;
    else refused.push(acted);
  }
  context.log.info('a rule is looked at again, because its line changed meanwhile', { line });
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state === 'on') saveRule(tx, { ...rule, dueAt: tx.nowMs + secondMs });
  });
}

/** `changed` where something else came to be true before it was locked. */
async function act(
  context: Context,
  rule: Rule,
  look: Omit<Look, 'around'>,
): Promise<'done' | 'changed' | RefusedOrder> {
  const { line } = rule;
  const [around, past, use] = await Promise.all([
    readSurroundings(context, rule),
    readPast(context, line),
    readUse(context, line),
  ]);
  if (around.isLost) {
    await endLostRules(context, [rule]);
    return 'done';
  }
  if (around.isOutsidePlan) {
    await haltRule(context, line, 'plan_days', ({ onSince }) => onSince === rule.onSince);
    return 'done';
  }
  const weighed = weigh(rule, around, past, use, context.clock.now(), look.refused);
  try {
    const quoted = await quoteFor(context, around, weighed, use);
    const isDone = await context.db.transaction((tx) =>
      decideLocked(tx, line, { ...look, around }, quoted),
    );
    return isDone ? 'done' : 'changed';
  } catch (error) {
    const { decision, planned } = weighed;
    if (!(error instanceof Refusal) || decision.does !== 'order') throw error;
    const { cause, mandate } = decision;
    context.log.info('an automatic top-up was refused', { line, cause, mandate, code: error.code });
    const nowMs = context.clock.now();
    return refusedOrder(decision, error, { line, planned, nowMs }) ?? 'changed';
  }
}

/** Planned ones wait their turn at each provider; a line that runs dry does not. */
async function quoteFor(
  context: Context,
  around: Surroundings,
  { decision: order }: Weighed,
  use: LineUse,
): Promise<Quoted | undefined> {
  if (order.does !== 'order') return undefined;
  const { owner, line, number, catalog, market } = around;
  if (order.cause !== 'below') {
    const key = around.connectorOf(order.mandate);
    const limit = context.settings().get(autoTopupSettings.connectorPerMinute);
    await takeToken(context, { name: 'planned top-ups', key, limit, perMs: minuteMs });
  }
  const found = { ...line, line: line.id, number, owner };
  const receiver = receiverOf(found, owner.id, catalog.lifeCycle, context.clock.now());
  const { valueMinor } = order;
  const priced = { ...market, rate: around.rateFor(order.cause) };
  const made = { valueMinor, maker: owner.id, channel: ruleChannel };
  return { order, quote: await draftQuote(context, { receiver, use, market: priced, ...made }) };
}

async function decideLocked(
  tx: Tx,
  line: LineId,
  { around, refused: orders, fellAt }: Look,
  quoted: Quoted | undefined,
): Promise<boolean> {
  // One turn with the database: the account is locked first, and what is read behind it is of then.
  const [held, locked, past, payer] = await Promise.all([
    holdLine(tx, line),
    lockRule(tx, line),
    loadPast(tx, line),
    quoted && lockMandate(tx, quoted.order.mandate),
  ]);
  if (locked?.state !== 'on') return true;
  // What was seen is from before a change that wants it looked at: to decide by it would lose that.
  if (locked.hastened !== around.hastened) return false;
  const anew = fellAt !== undefined && { fellAt, toldWhy: anewBelow(locked.toldWhy) };
  const rule = { ...locked, ...anew };
  const weighed = weigh(rule, around, past, held, tx.nowMs, orders);
  const { decision, refused, deferred, planned, tooLate, isPendingLow } = weighed;
  const { contact, method, isToldByMandate, priceAhead } = around;
  const stage = {
    rule,
    planned,
    tooLate,
    refused,
    deferred,
    past,
    house: around.house,
    isPendingLow,
    pendingSince: isPendingLow ? openSince(held) : null,
    balanceMinor: held.balance,
    contact,
    method,
    isToldByMandate,
    priceAhead,
  };
  // What is being paid uses its notice up, and wants no other.
  const isPaid = decision.does === 'order' || decision.does === 'wait';
  if (!isPaid) await giveNotices(tx, rule, around, planned);
  if (decision.does !== 'order') {
    carryOut(tx, stage, decision);
    return true;
  }
  if (!quoted || !payer || !isSame(quoted.order, decision)) return false;
  const { mandate } = decision;
  const topup = await orderByMandate(tx, {
    quote: quoted.quote,
    method: around.connectorOf(mandate),
    mandate,
    maker: rule.owner,
    seller: around.seller,
    returnUrl: '',
    // Its own interval keeps it from ordering the same again.
    isTwinIntended: true,
    held: { line: held, mandate: payer },
  });
  carryOut(tx, stage, decision, topup);
  return true;
}

/** When the oldest order for a line was made that is not known to be paid or not. */
function openSince({
  recent,
}: {
  readonly recent: readonly Pick<Topup, 'state' | 'orderedAt'>[];
}): InstantMs | null {
  return recent.findLast(({ state }) => isPaymentOpen(state))?.orderedAt ?? null;
}

function isSame(quoted: Order, { cause, mandate, valueMinor }: Order): boolean {
  return quoted.cause === cause && quoted.mandate === mandate && quoted.valueMinor === valueMinor;
}
