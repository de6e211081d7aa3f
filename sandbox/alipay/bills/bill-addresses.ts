import { randomBytes } from 'node:crypto';

/** How long an address of a bill is good for, in real milliseconds, as in the documents. */
const addressMs = 30_000;

/** Addresses of bills that somebody has asked for. */
export interface BillAddresses {
  make(sellerId: string, day: string): string;
  /** Whose bill is there, while it is. */
  find(token: string): { sellerId: string; day: string } | undefined;
}

export function openBillAddresses(): BillAddresses {
  const addresses = new Map<string, { sellerId: string; day: string; untilMs: number }>();
  return {
    make(sellerId, day) {
      const token = randomBytes(16).toString('hex');
      addresses.set(token, { sellerId, day, untilMs: performance.now() + addressMs });
      return token;
    },
    find(token) {
      const found = addresses.get(token);
      return found !== undefined && found.untilMs > performance.now() ? found : undefined;
    },
  };
}
