import { dayMs, idFrom, isoTime, type PhoneNumber, slotOf, uuidOf } from '#base';
import type { MandateId } from '#mandates';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { LineId, SubscriberId } from '#subscribers';
import type { TopupId } from '#topups';
import {
  type AutoTopup,
  type AutoTopupState,
  capDays,
  type Cause,
  type Rule,
  type RuleEventName,
  type RuleState,
} from './rule.ts';
import { insertRuleEvents } from './store/history.ts';
import { lockRule as lock, readRule as read, type RuleRow, saveRules } from './store/rules.ts';
import {
  type AutoTopupRow,
  lockAutoTopups,
  readAutoTopup as readOne,
  readAutoTopups,
  readPast as past,
} from './store/topups.ts';

export function ruleOf(row: RuleRow): Rule {
  return {
    ...row,
    line: idFrom('lin', row.line),
    owner: row.owner as SubscriberId,
    number: row.number as PhoneNumber,
    state: row.state as RuleState,
    mandates: row.mandates as readonly MandateId[],
  };
}

/** The rule of a line; undefined where it never had one. */
export async function ruleOfLine(context: Context, line: LineId): Promise<Rule | undefined> {
  const [row] = await context.db.readBy(read, { slot: slotOf(line), line: uuidOf(line) });
  return row && ruleOf(row);
}

/** The same, which nobody else changes until this transaction ends. */
export async function lockRule(tx: Tx, line: LineId): Promise<Rule | undefined> {
  const [row] = await tx.query(lock, [slotOf(line), uuidOf(line)]);
  return row && ruleOf(row);
}

export function saveRule(tx: Tx, rule: Rule): void {
  tx.append(saveRules, {
    ...rule,
    slot: slotOf(rule.line),
    line: uuidOf(rule.line),
    mandates: `{${rule.mandates.join(',')}}`,
    changedAt: tx.nowMs,
  });
}

export function autoTopupOf(row: AutoTopupRow): AutoTopup {
  return {
    ...row,
    id: idFrom('top', row.id),
    line: idFrom('lin', row.line),
    cause: row.cause as Cause,
    mandate: row.mandate as MandateId,
    state: row.state as AutoTopupState,
  };
}

/** A top-up of a rule's with that rule, both held until this transaction ends. */
export interface HeldTopup {
  readonly one: AutoTopup;
  readonly rule: Rule | undefined;
}

/**
 * Which of these orders are a rule's, with each rule held before any of them: who stops a rule
 * comes to what it has open in this order, too.
 */
export async function holdAutoTopups(tx: Tx, ids: readonly TopupId[]): Promise<HeldTopup[]> {
  const keys = ids.map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const ours = await tx.load(readAutoTopups, keys);
  const rules = new Map<string, Rule | undefined>();
  for (const line of [...new Set(ours.map((row) => row.line))].sort()) {
    rules.set(line, await lockRule(tx, idFrom('lin', line)));
  }
  const held = await tx.load(
    lockAutoTopups,
    ours.map(({ id }) => ({ slot: slotOf(idFrom('top', id)), id })),
  );
  return held.map((row) => ({ one: autoTopupOf(row), rule: rules.get(row.line) }));
}

/** By which mandates rules have ordered these. */
export async function mandatesOfOrders(
  tx: Tx,
  ids: readonly TopupId[],
): Promise<ReadonlySet<MandateId>> {
  const keys = ids.map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  return new Set((await tx.load(readAutoTopups, keys)).map(({ mandate }) => mandate as MandateId));
}

/** The values of `readPast`: all that the caps count, and what the last tries came to. */
export function pastValues(line: LineId, nowMs: number): readonly unknown[] {
  return [slotOf(line), uuidOf(line), isoTime(nowMs - capDays * dayMs)];
}

export async function loadPast(tx: Tx, line: LineId): Promise<AutoTopup[]> {
  return (await tx.query(past, pastValues(line, tx.nowMs))).map(autoTopupOf);
}

export async function readPast(context: Context, line: LineId): Promise<AutoTopup[]> {
  const values = pastValues(line, context.clock.now());
  return (await context.db.read(past, values)).map(autoTopupOf);
}

export async function readAutoTopup(context: Context, id: TopupId): Promise<AutoTopup | undefined> {
  const [row] = await context.db.read(readOne, [slotOf(id), uuidOf(id)]);
  return row && autoTopupOf(row);
}

/** Adds to the log that the owner reads. */
export function note(
  tx: Tx,
  line: LineId,
  event: RuleEventName,
  more: Partial<Pick<AutoTopup, 'cause' | 'valueMinor' | 'id'>> & { readonly reason?: string } = {},
): void {
  const { cause = null, valueMinor = null, id, reason = null } = more;
  tx.append(insertRuleEvents, {
    slot: slotOf(line),
    line: uuidOf(line),
    at: tx.nowMs,
    event,
    cause,
    reason,
    valueMinor,
    topup: id === undefined ? null : uuidOf(id),
  });
}
