import { generateKeyPairSync } from 'node:crypto';
import { addDays, hongKongDay } from '#base';
import { makeBatch } from '#vouchers';
import { recipientText } from '#wire/age';
import type { Figure } from './benchmark.ts';

const wanted = 1_000_000;
/** As many show how long each takes; the whole of it would keep the others waiting. */
const made = 100_000;

/** Codes, keyed hashes, rows and the printer's file, told for a million from a tenth of it. */
export const vouchers: Figure = {
  name: 'vouchers',
  about: 'a million vouchers generated for a printer, each looked up, hashed and stored',
  unit: 's',
  most: 60,
  async measure({ context }) {
    const printer = recipientText(generateKeyPairSync('x25519').publicKey);
    const expiresOn = addDays(hongKongDay(context.clock.now()), 365);
    const startMs = performance.now();
    const batch = { kind: 'printed', valueMinor: 10_000n, count: made, label: 'Bench' } as const;
    await makeBatch(context, { ...batch, expiresOn, printer });
    return [((performance.now() - startMs) / 1_000) * (wanted / made)];
  },
};
