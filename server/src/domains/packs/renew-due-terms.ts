import { idFrom, slotCount } from '#base';
import { type Catalog, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type Contact, type LineId, readContacts, tellValidity } from '#subscribers';
import { dealWith, type Surroundings } from './deal-with.ts';
import type { DealtWith } from './dealt-with.ts';
import { termOver, termStarted } from './facts.ts';
import { lockTerms, openTermsOf } from './open-terms.ts';
import { queuePapers } from './papers.ts';
import { readDueTerms } from './store/terms.ts';
import { automatic } from './term-receipts.ts';
import { isDue, newTermId, type Term } from './term.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const termsAtOnce = 200;

/**
 * Looks at every term whose time has come: tells ahead, renews, rolls over, ends. Costs what is
 * due. Returns how many were dealt with. A crash in between leaves them due.
 */
export async function renewDueTerms(context: Context): Promise<number> {
  let done = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const due = await context.db.read(readDueTerms, [now, allSlots, termsAtOnce]);
    if (due.length === 0) return done;
    const lines = [...new Set(due.map(({ line }): LineId => idFrom('lin', line)))];
    done += await renewTermsOf(context, lines);
  }
}

/** The same for some lines only; whoever has just been topped up is not kept waiting. */
async function renewTermsOf(context: Context, lines: readonly LineId[]): Promise<number> {
  const [catalog, contacts] = await Promise.all([
    readCatalog(context),
    readContacts(context, lines),
  ]);
  return context.db.transaction(async (tx) => {
    // Known before the lines are locked, since a period's validity is granted under its id.
    const nextIds = new Map(lines.map((line) => [line, newTermId(tx, line)]));
    const granting = [...nextIds].map(([line, cause]) => ({ line, cause }));
    const numberOf = (line: LineId) => contacts.get(line)?.number;
    const receipts = { catalog, numberOf, channel: automatic };
    await lockTerms(tx, lines, { granting, receipts });
    const dealt = lines.flatMap((line) => {
      const homes = contacts.get(line)?.homes ?? [];
      return dealWithLine(tx, line, { catalog, nextPeriodId: nextIds.get(line), homes });
    });
    await conclude(tx, dealt, contacts, catalog);
    return dealt.length;
  });
}

/** Periods first: whether one runs decides about the fees. */
function dealWithLine(tx: Tx, line: LineId, around: Surroundings): DealtWith[] {
  const due = openTermsOf(tx, line).filter((term) => isDue(term, tx.nowMs));
  return due
    .sort((one, other) => placeOf(one) - placeOf(other))
    .flatMap((term) => dealWith(tx, term, around));
}

function placeOf({ kind }: Term): number {
  return kind === 'period' ? 0 : 1;
}

async function conclude(
  tx: Tx,
  dealt: readonly DealtWith[],
  contacts: ReadonlyMap<LineId, Contact>,
  catalog: Catalog,
): Promise<void> {
  queuePapers(tx, dealt, contacts, catalog);
  await tellValidity(tx);
  await tell(
    tx,
    termStarted,
    dealt.flatMap(({ next }) => (next ? [factOf(next)] : [])),
  );
  await tell(
    tx,
    termOver,
    dealt.flatMap(({ term, became }) =>
      became === 'ended' || became === 'lapsed' || became === 'owed' ? [factOf(term)] : [],
    ),
  );
}

function factOf({ line, id, kind }: Term) {
  return { line, term: id, kind };
}
