import { readBankCsv } from './bank-csv.ts';
import type { BankReadings } from './bank-entry.ts';
import { readCamt } from './camt.ts';

/** A statement or report of a bank, in whichever of its two formats: `camt.05x` or CSV. */
export function readBankStatement(file: Buffer): BankReadings {
  const isXml = /^(?:\uFEFF)?\s*</.test(file.subarray(0, 64).toString('utf8'));
  return isXml ? readCamt(file) : readBankCsv(file);
}
