import { hongKongDay, hourMs, majorOf, startOfDay } from '#base';
import { attemptIn, refundIn } from '#payments';
import { type BankReading, readBankStatement, type Reading, type Readings } from '#wire/statements';
import type { Source } from './source.ts';

/**
 * The statement of the account that is paid by FPS. It is our own bank's, so it is held against the
 * entries that `banking` has taken of it, whatever they are; kinds are for those who read the day.
 */
export const fpsQrBills: Source = {
  kind: 'fps_qr',
  startOfDay,
  dayOf: hongKongDay,
  readyAfterMs: hourMs,
  certainAfterMs: 16 * hourMs,
  paysOut: 'at_once',
  read: readStatement,
  isOf: (account, named) => account === named,
};

async function* readStatement(file: Buffer): Readings {
  let movedMinor = 0n;
  let entries = 0;
  for await (const readings of readBankStatement(file)) {
    const told: Reading[] = [];
    for (const reading of readings) {
      if (reading.is === 'entry') {
        movedMinor += reading.entry.amountMinor;
        entries += 1;
      }
      if (reading.is === 'unreadable') entries += 1;
      told.push(...readingOf(reading, movedMinor, entries));
    }
    yield told;
  }
}

function readingOf(reading: BankReading, movedMinor: bigint, read: number): Reading[] {
  switch (reading.is) {
    case 'head':
    case 'unreadable':
      return [reading];
    case 'entry':
      return [{ is: 'item', item: itemOf(reading.entry) }];
    case 'totals': {
      const { openingMinor, closingMinor, entries } = reading.totals;
      const contradictions: Reading[] = [];
      if (openingMinor !== undefined && closingMinor !== undefined) {
        const said = closingMinor - openingMinor;
        if (said !== movedMinor) {
          const why = { is: 'balances', told: majorOf(said), moved: majorOf(movedMinor) } as const;
          contradictions.push({ is: 'contradiction', why });
        }
      }
      if (entries !== undefined && entries !== read) {
        contradictions.push({ is: 'contradiction', why: { is: 'count', told: entries, read } });
      }
      return contradictions;
    }
  }
}

type Entry = Extract<BankReading, { is: 'entry' }>['entry'];
type Item = Extract<Reading, { is: 'item' }>['item'];

function itemOf(entry: Entry): Item {
  const { row, amountMinor, currency, bookedAt, bankReference, reference, isReversal } = entry;
  const payment = amountMinor > 0n && !isReversal ? attemptIn(reference) : undefined;
  const refund = amountMinor < 0n && !isReversal ? refundIn(reference) : undefined;
  return {
    row,
    kind: payment ? 'payment' : refund ? 'refund' : 'other',
    ourNumber: payment ?? '',
    ourRefundNumber: refund ?? '',
    providerNumber: bankReference,
    amountMinor,
    currency,
    feeThousandths: 0n,
    occurredAt: bookedAt,
    remittance: entry.remittance,
  };
}
