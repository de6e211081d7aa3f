import type { InstantMs, Words } from '#base';
import type { BonusRule } from './bonus.ts';
import type { Pack, Plan } from './plan.ts';
import { refuse } from './refusals.ts';
import type { Shelf } from './shelf.ts';
import type { TariffTime } from './tariff.ts';
import type { ValidityRung } from './validity-ladder.ts';

/** The business whose lines these are, as its people and messages name it. */
export interface Operator {
  readonly name: Words;
  readonly card: Words;
  /** What one dials for the menu, and for a person. */
  readonly shortCode: string;
  readonly hotline: string;
  /** The registered sender of messages in Hong Kong: it begins with #. */
  readonly sender: string;
}

/** How long a line lives on after its validity has ended, stage by stage. */
export interface LifeCycleDays {
  /** Calls and messages come in, none go out; the balance is kept. */
  readonly oneWayDays: number;
  /** All off, the balance frozen. */
  readonly lockedDays: number;
  /** The number is kept from others. */
  readonly quarantineDays: number;
  /** What was left can be claimed, from the end of validity on. */
  readonly claimDays: number;
  /** The least top-up that is sold for a locked line, which it brings back. */
  readonly reviveLockedMinor: bigint;
}

/** One version of the catalogue, read and checked. Nothing in it ever changes. */
export interface Catalog {
  readonly version: number;
  readonly validFrom: InstantMs;
  readonly operator: Operator;
  readonly times: readonly TariffTime[];
  readonly lifeCycle: LifeCycleDays;
  readonly validity: readonly ValidityRung[];
  readonly shelf: Shelf;
  readonly bonuses: readonly BonusRule[];
  readonly plans: readonly Plan[];
  readonly packs: readonly Pack[];
}

/** A plan by its code. Refuses with `plan_unknown`. */
export function planOf(catalog: Catalog, code: string): Plan {
  const found = catalog.plans.find((plan) => plan.code === code);
  if (!found) throw refuse.plan_unknown({ plan: code, version: catalog.version });
  return found;
}

/** A version as far as one must know it to choose. */
export interface VersionSpan {
  readonly number: number;
  readonly validFrom: InstantMs;
}

/**
 * Of the versions that are valid by then the latest to begin; of two that begin together, the
 * later.
 */
export function versionInForce<Span extends VersionSpan>(
  versions: readonly Span[],
  atMs: InstantMs,
): Span | undefined {
  return versions
    .filter((version) => version.validFrom <= atMs)
    .reduce<Span | undefined>((best, version) => {
      if (!best || version.validFrom > best.validFrom) return version;
      return version.validFrom === best.validFrom && version.number > best.number ? version : best;
    }, undefined);
}
