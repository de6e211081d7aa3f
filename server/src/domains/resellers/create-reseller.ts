import { type Language, newId, type PhoneNumber, slotCount, slotOf, uuidOf } from '#base';
import { randomInt } from 'node:crypto';
import { openAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { floatOf, type Hours, type ResellerId, type ResellerKind } from './reseller.ts';
import { insertCounters, insertResellers, insertTills, readReseller } from './store/resellers.ts';

export interface NewReseller {
  readonly kind: ResellerKind;
  readonly name: string;
  readonly tier: string;
  readonly parent?: ResellerId;
  /** Sells from the float of its chain. */
  readonly sharesFloat?: boolean;
  readonly number?: PhoneNumber;
  readonly language: Language;
  readonly hours?: Hours;
  /** Labels of its tills, numbered from 1. */
  readonly tills: readonly string[];
}

/**
 * Opens a reseller with its tills and, where it does not sell from its chain's, an empty float. It
 * lies in its chain's slot, with all its money. Refuses with `reseller_unknown`.
 */
export async function createReseller(tx: Tx, given: NewReseller): Promise<ResellerId> {
  const { kind, name, tier, parent, sharesFloat = false, number, language, hours, tills } = given;
  const slot = parent === undefined ? randomInt(slotCount) : slotOf(parent);
  const id: ResellerId = newId('rsl', tx.nowMs, slot);
  if (parent !== undefined) {
    const [chain] = await tx.query(readReseller, [slot, uuidOf(parent)]);
    if (chain?.kind !== 'chain') throw refuse.reseller_unknown();
  }
  const floatOwner = sharesFloat && parent ? parent : id;
  if (floatOwner === id) openAccount(tx, floatOf(id), 'float', { unit: 'HKD' });
  tx.append(insertResellers, {
    slot,
    id: uuidOf(id),
    kind,
    name,
    parent: parent === undefined ? null : uuidOf(parent),
    floatOwner: uuidOf(floatOwner),
    tier,
    number: number ?? null,
    language,
    opensAt: hours?.opensAt ?? null,
    closesAt: hours?.closesAt ?? null,
    openedAt: tx.nowMs,
  });
  const ofDay = { day: 0, dayCount: 0, dayMinor: 0n };
  const nothing = { ...ofDay, weekCount: 0, weekMinor: 0n, monthCount: 0, monthMinor: 0n };
  tx.append(insertCounters, { slot, reseller: uuidOf(id), ...nothing });
  for (const [index, label] of tills.entries()) {
    tx.append(insertTills, { slot, reseller: uuidOf(id), number: index + 1, label });
  }
  return id;
}
