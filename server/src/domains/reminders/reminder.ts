import { dayMs, type InstantMs } from '#base';
import type { NewMessage } from '#notifications';
import type { LineId } from '#subscribers';

/** What its owner can switch off for a line. What the law or a payment wants told is not here. */
export const switchableGroups = ['packs', 'zones', 'caps', 'spending'] as const;
export type SwitchableGroup = (typeof switchableGroups)[number];

/** Of balance and end, owners choose the levels and the days; that a line has ended is told. */
export type ReminderGroup = SwitchableGroup | 'balance' | 'expiry';

type OfKind<Kind> = Extract<NewMessage, { readonly kind: Kind }>;
export type Said = {
  [Kind in NewMessage['kind']]: Pick<OfKind<Kind>, 'kind' | 'parameters'>;
}[NewMessage['kind']];

/** Something that a line's owner is to be told once. */
export interface Reminder {
  readonly line: LineId;
  readonly group: ReminderGroup;
  /** The same words for the same thing, within the line. */
  readonly about: string;
  /** When it came to be so; told again, it is the same. */
  readonly at: InstantMs;
  /** The same thing is not told again before. */
  readonly restsUntil: InstantMs;
  readonly said: Said;
  /** It is of use at once, or not at all. */
  readonly isUrgent: boolean;
  /** It is read in the app and interrupts nobody, so that it needs no turn and takes none. */
  readonly isInside?: true;
  /** What still waits to be told and begins so is not: this says more. */
  readonly replaces?: string;
}

export const hkd = (amountMinor: bigint) => ({ amountMinor, currency: 'HKD' }) as const;

/** How the things begin that are about how much money is left. */
export const aboutMoney = 'below';

/** Of one end of validity each word is said once: longer than a line is looked at ahead. */
export const endRestsMs = 100 * dayMs;

/** A balance and for how many whole days it lasts. */
export function saidLow(leftMinor: bigint, days: number): Said {
  const balance = hkd(leftMinor);
  return days === 0
    ? { kind: 'balance_low_today', parameters: { balance } }
    : { kind: 'balance_low', parameters: { balance, days } };
}
