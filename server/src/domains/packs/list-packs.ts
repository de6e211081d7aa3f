import type { InstantMs, Words } from '#base';
import { type Allowance, type Price, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { type LineId, readLine } from '#subscribers';
import { readTerms } from './read-terms.ts';
import { lastInstant, type Term } from './term.ts';

/** A pack as it is offered to a line: all that a person must see before buying. */
export interface PackOffer {
  readonly code: string;
  readonly name: Words;
  readonly price: Price;
  readonly days: number;
  readonly includes: readonly Allowance[];
  readonly rollOverPeriods: number;
  readonly endsAt: InstantMs;
  /** The line's validity ends before the pack would: to be said before it is bought. */
  readonly outlivesLine: boolean;
  /** It is one that the line had and that has ended, latest first: the offer after a top-up. */
  readonly endedAt: InstantMs | null;
}

/** All packs as offers to this line; those that it had and lost come first. */
export async function listPacks(context: Context, id: LineId): Promise<PackOffer[]> {
  const [{ packs }, line, terms] = await Promise.all([
    readCatalog(context),
    readLine(context, id),
    readTerms(context, id),
  ]);
  const nowMs = context.clock.now();
  const offers = packs.map((pack): PackOffer => {
    const endsAt = lastInstant(nowMs, pack.days);
    const { code, name, price, days, includes, rollOverPeriods } = pack;
    return {
      code,
      name,
      price,
      days,
      includes,
      rollOverPeriods,
      endsAt,
      outlivesLine: line.validUntil === null || endsAt > line.validUntil,
      endedAt: endOf(terms, code),
    };
  });
  return offers.sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
}

/** When the last of these packs ended; null while one of them runs, or none was there. */
function endOf(terms: readonly Term[], pack: string): InstantMs | null {
  const own = terms.filter(({ kind, code }) => kind === 'pack' && code === pack);
  const isRunning = own.some(({ state }) => state === 'running' || state === 'renewed');
  return isRunning ? null : (own[0]?.endsAt ?? null);
}
