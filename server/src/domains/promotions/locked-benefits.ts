import { assert, type Id, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type BudgetPart, budgetPartsOf, type Part } from './benefit.ts';
import { hasCaps, isWithinCaps, type PromotionRule } from './promotion.ts';
import {
  insertBenefits,
  leaseFromPools,
  lockPersons,
  lockSlices,
  updatePersons,
  updateSlices,
} from './store/benefits.ts';
import { readRules } from './store/promotions.ts';

/** A top-up that wants its parts of promotions. */
export interface Wanted {
  readonly line: Id<'lin'>;
  readonly person: Id<'sub'>;
  readonly parts: readonly Part[];
}

interface Slice {
  readonly slot: number;
  readonly promotion: string;
  leased: bigint;
  taken: bigint;
}

interface Person {
  readonly slot: number;
  readonly promotion: string;
  readonly person: string;
  uses: number;
  amount: bigint;
}

/** What this transaction has locked of promotions, and what became of it. */
interface Locked {
  readonly rules: Map<string, PromotionRule>;
  readonly slices: Map<string, Slice>;
  readonly persons: Map<string, Person>;
}

const owner = {};

function lockedIn(tx: Tx): Locked {
  return tx.state(owner, () => {
    const locked: Locked = { rules: new Map(), slices: new Map(), persons: new Map() };
    tx.beforeFlush(() => {
      for (const slice of locked.slices.values()) tx.append(updateSlices, slice);
      for (const person of locked.persons.values()) tx.append(updatePersons, person);
    });
    return locked;
  });
}

/** Whether slices are held here, to be written at the end as they stand in memory. */
export function hasLocked(tx: Tx): boolean {
  return lockedIn(tx).slices.size > 0;
}

function sliceKey(line: Id<'lin'>, promotion: string): string {
  return `${slotOf(line)} ${promotion}`;
}

function personKey(person: Id<'sub'>, promotion: string): string {
  return `${uuidOf(person)} ${promotion}`;
}

/**
 * Locks what top-ups want of promotions, behind their accounts: persons first, then slices, then
 * the pools of those that have too little. A slot has a slice of each budget, so top-ups of
 * different slots wait for each other only where they lease, which is rare.
 */
export async function lockBenefits(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  const parts = wanted.flatMap(({ line, person, parts: all }) =>
    budgetPartsOf(all).map((part) => ({ ...part, line, person })),
  );
  if (parts.length === 0) return;
  const locked = lockedIn(tx);
  assert(locked.slices.size === 0, 'benefits are locked once, all of them together');
  const codes = [...new Set(parts.map(({ promotion }) => promotion))];
  for (const { code, rule } of await tx.query(readRules, [codes])) locked.rules.set(code, rule);
  await lockEachPerson(tx, locked, parts);
  await lockEachSlice(tx, locked, parts);
  await lease(tx, locked, parts);
}

type WantedPart = BudgetPart & Pick<Wanted, 'line' | 'person'>;

async function lockEachPerson(
  tx: Tx,
  { rules, persons }: Locked,
  parts: readonly WantedPart[],
): Promise<void> {
  const capped = parts.filter(({ promotion }) => {
    const rule = rules.get(promotion);
    return rule !== undefined && hasCaps(rule);
  });
  const keys = new Map(
    capped.map(({ person, promotion }) => [
      personKey(person, promotion),
      { slot: slotOf(person), promotion, person: uuidOf(person) },
    ]),
  );
  const rows = await tx.load(lockPersons, [...keys.values()]);
  for (const { promotion, person, uses, amount } of rows) {
    const key = `${person} ${promotion}`;
    const slot = keys.get(key)?.slot ?? 0;
    persons.set(key, { slot, promotion, person, uses, amount });
  }
}

async function lockEachSlice(
  tx: Tx,
  { slices }: Locked,
  parts: readonly WantedPart[],
): Promise<void> {
  const keys = new Map(
    parts.map(({ line, promotion }) => [
      sliceKey(line, promotion),
      { slot: slotOf(line), promotion },
    ]),
  );
  for (const row of await tx.load(lockSlices, [...keys.values()])) {
    slices.set(`${row.slot} ${row.promotion}`, { ...row });
  }
}

/** One look at the pools for all that is lacking; what they gave goes to who lacks it, in order. */
async function lease(tx: Tx, { slices }: Locked, parts: readonly WantedPart[]): Promise<void> {
  const lacking = new Map<string, bigint>();
  for (const [key, slice] of slices) {
    const needed = parts
      .filter(({ line, promotion }) => sliceKey(line, promotion) === key)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const lack = needed - (slice.leased - slice.taken);
    if (lack > 0n) lacking.set(key, lack);
  }
  const byPromotion = Map.groupBy([...lacking], ([key]) => slices.get(key)?.promotion ?? '');
  const pools = await tx.load(
    leaseFromPools,
    [...byPromotion].map(([promotion, all]) => ({
      promotion,
      needed: all.reduce((sum, [, lack]) => sum + lack, 0n),
    })),
  );
  for (const { promotion, leased } of pools) {
    let left = leased;
    const all = byPromotion.get(promotion) ?? [];
    for (const [index, [key, lack]] of all.entries()) {
      const slice = slices.get(key);
      const given = index === all.length - 1 || left < lack ? left : lack;
      if (slice) slice.leased += given;
      left -= given;
    }
  }
}

/**
 * Takes all parts of a benefit that have a budget, or none: false where one is used up. Its slices
 * and persons are locked. What was taken is given back with an attempt that is.
 */
export function takeBenefit(
  tx: Tx,
  { line, person, parts }: Wanted,
  topup: Id<'top'>,
  state: 'reserved' | 'given',
): boolean {
  const budgeted = budgetPartsOf(parts);
  if (budgeted.length === 0) return true;
  const each = budgeted.map((part) => ({ ...part, ...heldFor(tx, { line, person }, part) }));
  if (!each.every(({ isOpen }) => isOpen)) return false;
  for (const { promotion, kind, amountMinor, slice, had } of each) {
    move(slice, had, amountMinor, 1);
    tx.onUndo(() => move(slice, had, amountMinor, -1));
    tx.append(insertBenefits, {
      slot: slotOf(topup),
      topup: uuidOf(topup),
      promotion,
      kind,
      person: uuidOf(person),
      amount: amountMinor,
      state,
      reservedAt: tx.nowMs,
    });
  }
  return true;
}

/** Of what a top-up was to be given, what there is still: each promotion has its own budget. */
export function openParts(tx: Tx, { line, person, parts }: Wanted): Part[] {
  return parts.filter(({ promotion, ...part }) => {
    return promotion === null || heldFor(tx, { line, person }, { promotion, ...part }).isOpen;
  });
}

/** What is locked for a part, and whether it can be taken of that. */
function heldFor(
  tx: Tx,
  { line, person }: Pick<Wanted, 'line' | 'person'>,
  { promotion, amountMinor }: BudgetPart,
) {
  const { rules, slices, persons } = lockedIn(tx);
  const rule = rules.get(promotion);
  const slice = slices.get(sliceKey(line, promotion));
  const had = persons.get(personKey(person, promotion));
  const isLeft = rule !== undefined && slice !== undefined;
  const isWithin = rule && (!hasCaps(rule) || (had && isWithinCaps(rule, had, amountMinor)));
  const isOpen = isLeft && slice.leased - slice.taken >= amountMinor && isWithin === true;
  return { slice, had, isOpen };
}

function move(
  slice: Slice | undefined,
  person: Person | undefined,
  amount: bigint,
  times: 1 | -1,
): void {
  if (slice) slice.taken += amount * BigInt(times);
  if (!person) return;
  person.uses += times;
  person.amount += amount * BigInt(times);
}
