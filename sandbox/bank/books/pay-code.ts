import { Problem } from '../../kit/answers.ts';
import type { ScannedCode } from '../codes/emv-code.ts';
import type { World } from '../world.ts';
import type { Entry } from './books.ts';

/** What the payer does with a code, beside paying it as it is. */
export interface Payment {
  code: ScannedCode;
  /** Another amount than the code's, where the payer may choose. */
  cents: number | undefined;
  /** Some apps pass no reference on, and then nobody knows whose money it is. */
  isReferenceKept: boolean;
  payer: { name: string; account: string };
}

/** Moves the money to the payee at once, as FPS does, around the clock. */
export function payCode(world: World, payment: Payment): Entry {
  const { code, payer } = payment;
  const account = world.accounts.list().find(({ fpsId }) => fpsId === code.fpsId);
  if (account === undefined) throw new Problem(404, `Nobody has the FPS ID ${code.fpsId}.`);
  if (account.currency !== code.currency) {
    throw new Problem(409, `This account takes no ${code.currency}.`);
  }
  const cents = payment.cents ?? code.amountCents;
  if (cents === null || !Number.isSafeInteger(cents) || cents <= 0) {
    throw new Problem(400, 'There is no amount to pay.');
  }
  if (cents !== code.amountCents && !code.isAmountOpen) {
    throw new Problem(409, 'The amount of this code cannot be changed.');
  }
  return world.books.book({
    account: account.number,
    cents,
    kind: 'fps-in',
    reference: payment.isReferenceKept ? code.reference : '',
    details: 'FPS CREDIT',
    party: payer.name,
    partyAccount: payer.account,
    instructed: null,
    reverses: null,
  });
}
