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

/** Where a counter's screen keeps the one sale that is under way. */
export interface PendingSales {
  read(): PendingSale | null;
  keep(sale: PendingSale | null): void;
}

/** `name` is the screen's own: two screens on one device may each have a sale under way. */
export function openPendingSales(storage: DeviceStorage, name: string): PendingSales {
  return {
    read() {
      try {
        const read = JSON.parse(storage.read(name) ?? 'null') as Partial<PendingSale> | null;
        const isWhole =
          typeof read?.key === 'string' &&
          typeof read.number === 'string' &&
          typeof read.amountMinor === 'number';
        return isWhole ? (read as PendingSale) : null;
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
