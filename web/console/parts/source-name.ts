import type { WordKey } from '../words/en.ts';
import type { Say } from '../words/words.ts';

const known: Readonly<Record<string, WordKey & `source.${string}`>> = {
  paid: 'source.paid',
  voucher: 'source.voucher',
  promotion: 'source.promotion',
  credit: 'source.credit',
  mixed: 'source.mixed',
};

/** Who paid for a bucket, or the server's own word where it is newer than this screen. */
export function sourceName(source: string, say: Say): string {
  const key = known[source];
  return key ? say(key) : source;
}
