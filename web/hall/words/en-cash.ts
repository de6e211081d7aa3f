import type { WordsOf } from '../../language/index.ts';

/** What is said of cash that lies in no drawer, and of what a count found. */
export const enCash = {
  cashOfHall: 'Cash in the hall',
  safe: 'Safe',
  office: 'Office',
  countVault: 'Count the safe or the office',
  countVaultHint: 'Two people count all of it, each alone and told nothing of the other.',
  vaultWhich: 'What is counted?',
  vaultWaits: 'Kept. Once somebody else counts the same, it is held against the books.',
  vaultAgreed: 'Both counted the same: {difference}.',
  noteCount: 'Note the count',
  vaultLast: '{counted} counted {time} by {by}: {difference}',
  vaultCountedBy: '{login} has counted it; somebody else has to.',
  countOver: '{amount} over',
  countMissing: '{amount} missing',
  countFits: 'fits the books',
  bag: 'Bag to the bank, or from it',
  bagPlace: 'Safe or office?',
  bagDirection: 'Which way?',
  fromBank: 'From the bank',
  toBank: 'To the bank',
  amountHkd: 'Amount in HK$',
  bagNumber: 'Number on the seal',
  bagNeeded:
    'Say safe or office, which way, how much, and the number on the seal, of 5 signs at least.',
  noteBag: 'Note the bag',
} as const;

export type CashWords = WordsOf<typeof enCash>;
