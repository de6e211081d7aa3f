import type { DeviceStorage } from '../../client/index.ts';

/**
 * A sale whose answer has not come, kept on the device before its first byte is sent: what is asked
 * about afterwards, also when the page was closed meanwhile. The PIN is no part of it.
 */
export interface PendingSale {
  readonly key: string;
  readonly number: string;
  readonly amountMinor: number;
}

const name = 'lowu.pending-sale';

export function readPending(storage: DeviceStorage): PendingSale | null {
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
}

export function keepPending(storage: DeviceStorage, sale: PendingSale | null): void {
  if (sale === null) storage.remove(name);
  else storage.write(name, JSON.stringify(sale));
}
