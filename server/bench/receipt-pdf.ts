import { methodNameOf } from '@lowu/contract/method-names';
import { type Language, languages } from '#base';
import { readReceiptByCode } from '#receipts';
import { printProvedReceipt } from '#transparency';
import type { Figure, Place } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { quantile } from './harness/statistics.ts';
import { sealedReceipts } from './world/sealed-receipts.ts';

const prints = 60;

/**
 * A receipt as whoever asks by its code gets it: read, proved from the log, its first print written
 * down, and drawn with both fonts of its language and its proof as a code and as a file. The log
 * holds all that the world has moved; the fonts were read before.
 */
export const receiptPdf: Figure = {
  name: 'receipt-pdf',
  about: 'the median time to read, prove and print a receipt as a PDF',
  unit: 'ms',
  most: 150,
  measure: async (place) => {
    const count = isTrial(place) ? 1 : prints;
    const codes = await sealedReceipts(place, languages.length + count);
    const took: number[] = [];
    for (const [at, code] of codes.entries()) {
      const startedMs = performance.now();
      await printOne(place, code, languages[at % languages.length] ?? 'en');
      if (at >= languages.length) took.push(performance.now() - startedMs);
    }
    const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
    place.say(`print of ${took.length}: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`);
    return [p50];
  },
};

async function printOne(place: Place, code: string, language: Language): Promise<void> {
  const receipt = await readReceiptByCode(place.context, code);
  const methodName = (method: string) => methodNameOf(method)[language];
  const reader = { language, isOwn: true, methodName };
  const verifier = 'https://topup.example/verify';
  await printProvedReceipt(place.context, receipt, { reader, verifier });
}
