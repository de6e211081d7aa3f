import type { DeviceStorage } from '../client/index.ts';

/**
 * A sale whose answer has not come, kept on the device before its first byte is sent: what is asked
 * about afterwards, also when the page was closed meanwhile. No PIN and no approval is part of it.
 */
export interface PendingSale {
  readonly key: string;
  readonly number: string;
  readonly amountMinor: number;
}

/** The same of a voucher: of a value, or a card by its serial number. */
export interface PendingVoucher {
  readonly key: string;
  readonly what: { readonly valueMinor: number } | { readonly serial: string };
}

/** Where a counter's screen keeps the one sale of a sort that is under way. */
export interface Pending<Sale> {
  read(): Sale | null;
  keep(sale: Sale | null): void;
}

export type PendingSales = Pending<PendingSale>;
export type PendingVouchers = Pending<PendingVoucher>;

/** `name` is the screen's own: two screens on one device may each have a sale under way. */
export function openPendingSales(storage: DeviceStorage, name: string): PendingSales {
  return openPending<PendingSale>(storage, name, ({ number, amountMinor }) => {
    return typeof number === 'string' && typeof amountMinor === 'number';
  });
}

export function openPendingVouchers(storage: DeviceStorage, name: string): PendingVouchers {
  return openPending<PendingVoucher>(storage, name, ({ what }) => typeof what === 'object');
}

function openPending<Sale extends { readonly key: string }>(
  storage: DeviceStorage,
  name: string,
  isWhole: (read: Partial<Sale>) => boolean,
): Pending<Sale> {
  return {
    read() {
      try {
        const read = JSON.parse(storage.read(name) ?? 'null') as Partial<Sale> | null;
        return typeof read?.key === 'string' && isWhole(read) ? (read as Sale) : null;
      } catch {
        return null;
      }
    },
    keep(sale) {
      if (sale === null) storage.remove(name);
      else storage.write(name, JSON.stringify(sale));
    },
  };
}
