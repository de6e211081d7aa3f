import type { HongKongDay, InstantMs } from '#base';
import type { Readings } from '#wire/statements';

/**
 * How the bills of one kind of provider are had and read. One file each, one line in the registry.
 */
export interface Source {
  /** The kind of provider: `alipay_cn`. */
  readonly kind: string;
  /** The first instant of a day on the provider's own calendar. */
  startOfDay(day: HongKongDay): InstantMs;
  /** The day of the provider's calendar that an instant lies in. */
  dayOf(atMs: InstantMs): HongKongDay;
  /** How long after the end of a day its bill is there, by the provider's own word. */
  readonly readyAfterMs: number;
  /**
   * Until when "there is no bill" may mean that it is late, counted likewise. Then a day without
   * money of ours is taken for empty.
   */
  readonly certainAfterMs: number;
  /**
   * How what was paid comes to us: with word of it in the bill, by a payout that only our bank
   * tells of, or at once, since the bill is our bank's own.
   */
  readonly paysOut: 'told' | 'to_bank' | 'at_once';
  read(file: Buffer): Readings;
  /** Whether the account that a bill names is this one. */
  isOf(account: string, named: string): boolean;
}
