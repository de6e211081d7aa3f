import { minuteMs, Refusal, secondMs } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { draftQuote, lockLineUse, orderByMandate, type Quote, readUse, ruleChannel } from '#topups';
import { carryOut } from './carry-out.ts';
import type { Decision } from './decide-auto-topup.ts';
import { loadPast, lockRule, readPast, ruleOfLine, saveRule } from './load-rules.ts';
import { readSurroundings, type Surroundings } from './read-surroundings.ts';
import { refuseOrder } from './refuse-order.ts';
import { autoTopupSettings } from './settings.ts';
import { giveNotices } from './give-notices.ts';
import type { Told } from './tell-owner.ts';
import { weigh } from './weigh.ts';

/** How often it is begun anew when the line changed between the quote and its lock. */
const mostTries = 3;

type Order = Extract<Decision, { does: 'order' }>;

interface Acted {
  readonly decision: Decision;
  readonly told: Told;
  readonly isAnew: boolean;
}

/**
 * Looks whether a line's rule calls for a top-up, and does what follows: orders it, tells its owner
 * why not, or sets when to look again. However many look at once, what is decided is decided with
 * the line's account and the rule held; the order, its place under the caps and the claim are one
 * commit. Where money `fell` below levels, only a rule that calls below one is looked at; the owner
 * of one whose own level it was is told anew why nothing is charged.
 */
export async function lookAtLine(
  context: Context,
  line: LineId,
  fell?: readonly bigint[],
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const rule = await ruleOfLine(context, line);
    if (rule?.state !== 'on' || (fell && rule.belowMinor === null)) return;
    const isAnew = rule.belowMinor !== null && fell?.includes(rule.belowMinor) === true;
    const [around, past, use] = await Promise.all([
      readSurroundings(context, rule),
      readPast(context, line),
      readUse(context, line),
    ]);
    const nowMs = context.clock.now();
    const { decision } = weigh(rule, around, past, use, nowMs);
    const told = { contact: around.contact, balanceMinor: use.balance };
    if (await act(context, line, around, { decision, told, isAnew })) return;
  }
  context.log.info('a rule is looked at again, because its line changed meanwhile', { line });
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, line);
    if (rule?.state === 'on') saveRule(tx, { ...rule, dueAt: tx.nowMs + secondMs });
  });
}

/** False where something else came to be true before it was locked. */
async function act(
  context: Context,
  line: LineId,
  around: Surroundings,
  { decision, told, isAnew }: Acted,
): Promise<boolean> {
  try {
    const quote = decision.does === 'order' ? await quoteFor(context, around, decision) : undefined;
    return await context.db.transaction((tx) => decideLocked(tx, line, around, { quote, isAnew }));
  } catch (error) {
    if (!(error instanceof Refusal) || decision.does !== 'order') throw error;
    await refuseOrder(context, line, { error, cause: decision.cause, told, isAnew });
    return true;
  }
}

/** Planned ones wait their turn at each provider; a line that runs dry does not. */
async function quoteFor(context: Context, around: Surroundings, order: Order): Promise<Quote> {
  const { owner, number } = around;
  if (order.cause !== 'below') {
    const key = around.connectorOf(order.mandate);
    const limit = context.settings().get(autoTopupSettings.connectorPerMinute);
    await takeToken(context, { name: 'planned top-ups', key, limit, perMs: minuteMs });
  }
  const { valueMinor } = order;
  return draftQuote(context, { number, valueMinor, maker: owner, channel: ruleChannel });
}

async function decideLocked(
  tx: Tx,
  line: LineId,
  around: Surroundings,
  { quote, isAnew }: { readonly quote: Quote | undefined; readonly isAnew: boolean },
): Promise<boolean> {
  // One turn with the database: the account is locked first, and what is read behind it is of then.
  const [use, locked, past] = await Promise.all([
    lockLineUse(tx, line),
    lockRule(tx, line),
    loadPast(tx, line),
  ]);
  if (locked?.state !== 'on') return true;
  // What was seen is from before a change that wants it looked at: to decide by it would lose that.
  if (locked.hastened !== around.hastened) return false;
  const rule = isAnew ? { ...locked, toldWhy: null } : locked;
  const { decision, planned, isPendingLow } = weigh(rule, around, past, use, tx.nowMs);
  const { contact, method, isToldByMandate } = around;
  const balanceMinor = use.balance;
  const last = past.at(-1);
  const stage = {
    rule,
    planned,
    isPendingLow,
    isDeclineTold: last?.state === 'declined' && last.roundAt + around.house.intervalMs > tx.nowMs,
    balanceMinor,
    contact,
    method,
    isToldByMandate,
  };
  await giveNotices(tx, rule, around, planned);
  if (decision.does !== 'order') {
    carryOut(tx, stage, decision);
    return true;
  }
  if (quote?.terms.value !== decision.valueMinor) return false;
  const { mandate } = decision;
  const topup = await orderByMandate(tx, {
    quote,
    method: around.connectorOf(mandate),
    mandate,
    maker: rule.owner,
    seller: around.seller,
    returnUrl: '',
    // Its own interval keeps it from ordering the same again.
    isTwinIntended: true,
  });
  carryOut(tx, stage, decision, topup);
  return true;
}
