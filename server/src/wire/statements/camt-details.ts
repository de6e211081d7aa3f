import { isCurrency, majorOf, minorOf } from '#base';

/** What stands in an element of a camt file, by the paths below it. */
export type Values = ReadonlyMap<string, string>;

export function isDebit(of: Values, entry: Values): boolean {
  return (of.get('CdtDbtInd') ?? entry.get('CdtDbtInd')) === 'DBIT';
}

/** What a detail moved, in the currency of its entry: that stands at one of two places. */
export function detailMinor(detail: Values, entry: Values): bigint | undefined {
  const ours = entry.get('Amt@Ccy') ?? '';
  const [text] = ['AmtDtls/TxAmt/Amt', 'Amt'].flatMap((path) => {
    const isOurs = (detail.get(`${path}@Ccy`) ?? ours) === ours;
    return isOurs ? (detail.get(path) ?? []) : [];
  });
  const amount = minorOf(text ?? '');
  if (amount === undefined || amount <= 0n) return undefined;
  return isDebit(detail, entry) ? -amount : amount;
}

/** In what an entry and its details contradict each other. */
export type Contradiction =
  | { readonly is: 'batch_count'; readonly told: string; readonly details: number }
  | { readonly is: 'detail_amount'; readonly detail: number }
  | {
      readonly is: 'details_sum';
      readonly sum: string;
      readonly moved: string;
      readonly currency: string;
    };

/**
 * In what an entry and the details of it contradict each other, if they do: nothing of such an
 * entry is taken, because nobody can tell which of the two is right. One detail alone may be less
 * than its entry by what the bank has charged.
 */
export function contradictionIn(
  entry: Values,
  details: readonly Values[],
): Contradiction | undefined {
  if (details.length === 0) return undefined;
  const told = entry.get('NtryDtls/Btch/NbOfTxs');
  const isOfOne = details.length === 1;
  if (told !== undefined && told !== `${details.length}` && entry.get('groups') === '1') {
    return { is: 'batch_count', told: told.slice(0, 15), details: details.length };
  }
  const amounts = details.map((detail) => detailMinor(detail, entry));
  if (isOfOne && (amounts[0] === undefined || isCharged(entry, details))) return undefined;
  const at = amounts.indexOf(undefined);
  if (at !== -1) return { is: 'detail_amount', detail: at + 1 };
  const sum = amounts.reduce<bigint>((all, amount) => all + (amount ?? 0n), 0n);
  const amount = minorOf(entry.get('Amt') ?? '');
  const currency = entry.get('Amt@Ccy') ?? '';
  if (amount === undefined || !isCurrency(currency)) return undefined;
  const moved = isDebit(entry, entry) ? -amount : amount;
  if (sum === moved) return undefined;
  return { is: 'details_sum', sum: majorOf(sum), moved: majorOf(moved), currency };
}

function isCharged(entry: Values, details: readonly Values[]): boolean {
  return [entry, ...details].some((of) => [...of.keys()].some((path) => path.includes('Chrgs')));
}
