import { hongKongDay } from '#base';
import { type Pack, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { type LineId, lockedLine, readLine } from '#subscribers';
import { beginTerm } from './begin-term.ts';
import { termStarted } from './facts.ts';
import { lockTerms } from './open-terms.ts';
import { refuse } from './refusals.ts';
import { lastInstant, type TermId } from './term.ts';

export interface PackToBuy {
  readonly request: Request;
  readonly line: LineId;
  readonly code: string;
  /** What the buyer was shown: another price by now is refused, never taken. */
  readonly priceMinor: bigint;
  readonly renews: boolean;
  /** Where it is bought, for its receipt. */
  readonly channel: string;
  /** The buyer has seen that the line ends before the pack does. */
  readonly isShortLifeAccepted: boolean;
}

/**
 * Buys a pack from the line's cash, once: the same request again gets the same term. Refuses with
 * `pack_unknown`, `pack_price_changed`, `pack_outlives_line`, `pack_line_inactive` and
 * `insufficient_balance`.
 */
export async function buyPack(context: Context, wanted: PackToBuy): Promise<TermId> {
  const [catalog, { numbers }] = await Promise.all([
    readCatalog(context),
    readLine(context, wanted.line),
  ]);
  const { packs, version } = catalog;
  const pack = packs.find(({ code }) => code === wanted.code);
  if (!pack) throw refuse.pack_unknown({ pack: wanted.code });
  const receipts = { catalog, channel: wanted.channel, numberOf: () => numbers[0]?.number };
  const outcome = await context.db.transaction(async (tx) => {
    const [requests] = await Promise.all([
      loadRequests(tx, [wanted.request]),
      lockTerms(tx, [wanted.line], { receipts }),
    ]);
    let term: TermId;
    try {
      term = requests.once(wanted.request, () => buy(tx, wanted, pack, version));
    } catch (error) {
      if (!isLasting(error)) throw error;
      return { error };
    }
    await tell(tx, termStarted, [{ line: wanted.line, term, kind: 'pack' }]);
    return { term };
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.term;
}

function buy(tx: Tx, wanted: PackToBuy, pack: Pack, catalogVersion: number): TermId {
  const { line, code, renews } = wanted;
  const priceMinor = pack.price.hkdMinor;
  if (priceMinor !== wanted.priceMinor) {
    throw refuse.pack_price_changed({ priceMinor: Number(priceMinor) });
  }
  const { validUntil } = lockedLine(tx, line);
  if (validUntil === null || validUntil < tx.nowMs) throw refuse.pack_line_inactive();
  const endsAt = lastInstant(tx.nowMs, pack.days);
  if (endsAt > validUntil && !wanted.isShortLifeAccepted) {
    throw refuse.pack_outlives_line({
      packEnds: hongKongDay(endsAt),
      lineEnds: hongKongDay(validUntil),
    });
  }
  const { includes } = pack;
  const startsAt = tx.nowMs;
  const term = { line, code, catalogVersion, priceMinor, startsAt, endsAt, renews, includes };
  return beginTerm(tx, { ...term, kind: 'pack' }).id;
}
