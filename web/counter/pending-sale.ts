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

/**
 * Whose sales they are: the server knows a sale by who made it and its key. Whoever else asked
 * would be told that it was not made, and give back what was paid for it.
 */
export interface PendingOwner {
  readonly id: string;
  readonly name: string;
}

/** Where a counter's screen keeps the one sale of a sort that is under way. */
export interface Pending<Sale> {
  read(): Sale | null;
  keep(sale: Sale | null): void;
  /** Who else has one under way on this device, by their names. */
  others(): string[];
}

export type PendingSales = Pending<PendingSale>;
export type PendingVouchers = Pending<PendingVoucher>;

/** `name` is the screen's own: two screens on one device may each have a sale under way. */
export function openPendingSales(
  storage: DeviceStorage,
  name: string,
  owner: PendingOwner,
): PendingSales {
  return openPending<PendingSale>(storage, name, owner, ({ number, amountMinor }) => {
    return typeof number === 'string' && typeof amountMinor === 'number';
  });
}

export function openPendingVouchers(
  storage: DeviceStorage,
  name: string,
  owner: PendingOwner,
): PendingVouchers {
  return openPending<PendingVoucher>(storage, name, owner, ({ what }) => typeof what === 'object');
}

function openPending<Sale extends { readonly key: string }>(
  storage: DeviceStorage,
  name: string,
  { id, name: by }: PendingOwner,
  isWhole: (read: Partial<Sale>) => boolean,
): Pending<Sale> {
  const own = `${name}:${id}`;
  const readAt = (place: string): (Sale & { readonly by?: unknown }) | null => {
    try {
      const read = JSON.parse(storage.read(place) ?? 'null') as Partial<Sale> | null;
      return typeof read?.key === 'string' && isWhole(read) ? (read as Sale) : null;
    } catch {
      return null;
    }
  };
  return {
    read: () => readAt(own),
    keep(sale) {
      if (sale === null) storage.remove(own);
      else storage.write(own, JSON.stringify({ ...sale, by }));
    },
    others() {
      const places = storage.names().filter((one) => one.startsWith(`${name}:`) && one !== own);
      return places.flatMap((place) => {
        const read = readAt(place);
        return typeof read?.by === 'string' ? [read.by] : [];
      });
    },
  };
}
