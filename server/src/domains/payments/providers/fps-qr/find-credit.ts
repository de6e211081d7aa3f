import { type BankEntry, readBankStatement, WrongStatement } from '#wire/statements';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { CallTools } from '../provider.ts';
import { askBank } from './bank.ts';
import { referenceOf } from './reference.ts';
import type { FpsSettings } from './settings.ts';

/**
 * Asks the bank what came under the reference of an attempt. The first credit is the payment's;
 * one that came a second time is nobody's yet and waits for staff. What was taken back is none.
 */
export async function findCredit(
  payee: FpsSettings,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const reference = referenceOf(attempt.id);
  const account = encodeURIComponent(payee.accountNumber);
  const target = `/v1/accounts/${account}/entries?reference=${reference}`;
  const answer = await askBank(payee, tools, target);
  if (answer.kind === 'nothing_certain') return { says: 'nothing_certain', reason: answer.reason };
  const entries = answer.kind === 'none' ? [] : await entriesOf(payee, answer.file);
  if (!entries) return { says: 'nothing_certain', reason: 'the answer is unreadable' };
  const ours = entries.filter((entry) => entry.reference === reference);
  const credit = ours.find(
    ({ amountMinor, isReversal }) => amountMinor > 0n && !isReversal && !isTakenBack(ours),
  );
  if (!credit) return { says: 'not_found' };
  return {
    says: 'captured',
    amount: credit.amountMinor,
    currency: credit.currency,
    providerReference: credit.bankReference,
    capturedAt: credit.bookedAt,
    isOurs: true,
  };
}

function isTakenBack(entries: readonly BankEntry[]): boolean {
  const came = entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return came <= 0n;
}

/** Undefined for what is no report of this account. */
async function entriesOf(payee: FpsSettings, file: Buffer): Promise<BankEntry[] | undefined> {
  const entries: BankEntry[] = [];
  try {
    for await (const readings of readBankStatement(file)) {
      for (const reading of readings) {
        if (reading.is === 'head' && reading.account !== payee.accountNumber) return undefined;
        if (reading.is === 'entry') entries.push(reading.entry);
      }
    }
  } catch (error) {
    if (error instanceof WrongStatement) return undefined;
    throw error;
  }
  return entries;
}
