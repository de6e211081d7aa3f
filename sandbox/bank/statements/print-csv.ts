import { printBeijing } from '../../kit/beijing-time.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Statement } from './statement.ts';

const head =
  'Booked,Bank reference,Type,Amount,Currency,Reference,Details,Counterparty,' +
  'Counterparty account,Reversal';

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function signedAmount(cents: number): string {
  return `${cents < 0 ? '-' : ''}${printYuan(Math.abs(cents))}`;
}

/** The statement as a table, as e-banking offers it beside the XML. */
export function printCsv({ account, day, openingCents, ...statement }: Statement): string {
  const rows = statement.entries.map((entry) =>
    [
      printBeijing(entry.bookedMs),
      entry.id,
      entry.kind,
      signedAmount(entry.cents),
      entry.currency,
      entry.reference,
      entry.reverses === null ? entry.details : `REVERSAL OF ${entry.reverses}`,
      entry.party,
      entry.partyAccount,
      entry.reverses === null ? '' : 'Y',
    ]
      .map(cell)
      .join(','),
  );
  const { closingCents, count } = statement;
  return [
    `Account,${account.number},${day}`,
    `Opening balance,${signedAmount(openingCents)},${account.currency}`,
    head,
    ...rows,
    `Closing balance,${signedAmount(closingCents)},${account.currency},${count}`,
    '',
  ].join('\r\n');
}
