import type { Money, Words } from '#base';
import { moneyWords, type NewMessage, queueMessages } from '#notifications';
import type { PaymentMismatched } from '#payments';
import type { Tx } from '#platform/postgres';
import { payerOf } from './refund-papers.ts';
import { topupSettings } from './settings.ts';
import type { LockedTopup } from './topup.ts';

type HeldKind = 'topup_held' | 'topup_mismatched' | 'topup_still_held' | 'topup_taken_by_bank';
type OfKind<Kind> = Pick<Extract<NewMessage, { readonly kind: Kind }>, 'kind' | 'parameters'>;
type Said = { [Kind in HeldKind]: OfKind<Kind> }[HeldKind];

/** What was paid waits for people to look at it; the payer knows by when it is over. */
export function tellHeld(tx: Tx, topup: LockedTopup): void {
  const hours = tx.settings.get(topupSettings.reviewBackHours);
  const { reference } = topup;
  const parameters = { value: valueOf(topup), reference, hours };
  say(tx, topup, { kind: 'topup_held', parameters }, `held ${tx.nowMs}`);
}

/** What was paid is not what was asked: what is known of it, and by when there is more. */
export function tellMismatched(tx: Tx, topup: LockedTopup, came: PaymentMismatched): void {
  const hours = tx.settings.get(topupSettings.reviewWordHours);
  const parameters = { what: whatOf(came), reference: topup.reference, hours };
  say(tx, topup, { kind: 'topup_mismatched', parameters }, `mismatched ${tx.nowMs}`);
}

/** It is not decided yet, the nth time that this is told. */
export function tellUndecided(tx: Tx, topup: LockedTopup, heldAt: number, nth: number): void {
  const hours = tx.settings.get(topupSettings.reviewWordHours);
  const parameters = { value: valueOf(topup), reference: topup.reference, hours };
  say(tx, topup, { kind: 'topup_still_held', parameters }, `mismatched ${heldAt} still ${nth}`);
}

/** The payer's bank has taken so much while it was held: the order ends without a credit. */
export function tellTakenByBank(tx: Tx, topup: LockedTopup, paid: Money): void {
  const parameters = { paid, reference: topup.reference };
  say(tx, topup, { kind: 'topup_taken_by_bank', parameters }, `taken by bank ${tx.nowMs}`);
}

function whatOf({ came, asked }: PaymentMismatched): Words {
  if (!came.isOurs) {
    return {
      'zh-Hant': '收款的不是我們',
      'zh-Hans': '收款方不是我们',
      en: 'it was paid to somebody else',
    };
  }
  const [paid, price] = [came, asked].map(({ amount: amountMinor, currency }) =>
    moneyWords({ amountMinor, currency }),
  );
  return {
    'zh-Hant': `收到${paid}，應付${price}`,
    'zh-Hans': `收到${paid}，应付${price}`,
    en: `we received ${paid}, not ${price}`,
  };
}

function valueOf({ terms }: LockedTopup): Money {
  return { amountMinor: terms.value, currency: terms.valueCurrency };
}

function say(tx: Tx, topup: LockedTopup, said: Said, about: string): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const { number: to, language } = payer;
  queueMessages(tx, [{ ...said, to, language, key: `${topup.id} ${about}`, cause: topup.id }]);
}
