import type { Say } from './words.ts';

/** Codes of the books that a person at a counter has words for. */
const known = [
  'topup',
  'bonus',
  'usage',
  'starter',
  'pack',
  'period',
  'monthly_fee',
  'mainland_number',
  'expired',
  'undo',
  'refund_taken',
  'charged_back',
  'emergency_credit',
  'emergency_credit_repaid',
  'adjustment',
  'correction',
  'goodwill',
] as const;

/** Why something moved; a code that has no words is said as it is. */
export function sayMovement(say: Say, code: string): string {
  const found = known.find((one) => one === code);
  return found ? say(`move.${found}`) : code;
}
