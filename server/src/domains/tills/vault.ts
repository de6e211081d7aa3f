import type { Id, InstantMs } from '#base';
import type { SystemAccount } from '#ledger';

export type VaultCountId = Id<'vlt'>;

/** Where the cash of the halls lies that is in no drawer. */
export const vaults = ['safe', 'office'] as const;
export type Vault = (typeof vaults)[number];

/** What was over or missing there, by the counts of two people. */
export function differenceOf(place: Vault): SystemAccount {
  return `cash_difference:${place}`;
}

/** A vault and how it was counted last. */
export interface ListedVault {
  readonly place: Vault;
  /** Minor units of HKD; null for whoever counts there, or in drawers. */
  readonly bookedMinor: bigint | null;
  /** By one person, until another says the same; what it was is told to nobody. */
  readonly waiting: { readonly countedBy: string; readonly countedAt: InstantMs } | null;
  readonly last: {
    readonly countedMinor: bigint;
    /** Above zero where there was more than the books had. */
    readonly differenceMinor: bigint;
    readonly reason: string;
    readonly countedBy: string;
    readonly agreedBy: string;
    readonly agreedAt: InstantMs;
  } | null;
}
