import { hallRoutes } from '@lowu/contract/hall';
import type { Static } from 'typebox';
import { hongKongDay, isoTime, type Language, toNumber } from '#base';
import { sentenceOf, type UsagePage } from '#charging';
import { moneyIn } from '#ledger';
import { type Customer, openCustomer } from '#ops';
import { hkd, presentMoney } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import { barsOf } from '#subscribers';
import type { AddHallRoute } from './channel.ts';

type Answer = Static<(typeof hallRoutes)['openCustomer']['answer']>;

/** Who stands at the counter. */
export function addCustomers(add: AddHallRoute): void {
  add(hallRoutes.openCustomer, async ({ context, languageOf }, { body, caller, request }) =>
    presentCustomer(await openCustomer(context, caller, body), languageOf(request)),
  );
}

function presentCustomer(customer: Customer, language: Language): Answer {
  const { line, charges, movements, topups, owedMinor } = customer;
  const { total, bonus, reserved } = moneyIn(line.balance);
  return {
    line: presentLine(line),
    balance: {
      total: hkd(total),
      bonus: hkd(bonus),
      reserved: hkd(reserved),
      owed: hkd(owedMinor),
    },
    charges: charges.map((charge) => presentCharge(charge, language)),
    movements: movements.map(({ bucket, seq, recordedAt, unit, amount, code }) => ({
      id: `${bucket}.${seq}`,
      recordedAt: isoTime(recordedAt),
      unit,
      amount: toNumber(amount),
      code,
    })),
    topups: topups.map(presentTopup),
  };
}

function presentLine({ line, numbers, owner, plan, state, daysLeft }: Customer['line']) {
  const { id, validUntil, bars } = line;
  return {
    id,
    numbers: line.numbers.map(({ home, registration }, index) => {
      return { number: numbers[index] ?? '', home, registration };
    }),
    owner: owner.name,
    plan: plan.name,
    state,
    validUntil: validUntil === null ? null : hongKongDay(validUntil),
    daysLeft,
    barredBy: barsOf(bars),
  };
}

function presentTopup({ topup }: Customer['topups'][number]): Answer['topups'][number] {
  const { id, reference, state, method, orderedAt, terms, result } = topup;
  const value = presentMoney({ amountMinor: terms.value, currency: terms.valueCurrency });
  const receipt = result && groupReceiptCode(result.receipt);
  return { id, reference, state, method, value, orderedAt: isoTime(orderedAt), receipt };
}

function presentCharge(
  { id, fromMs, kind, amountMinor, uncollectedMinor, explanation }: UsagePage['charges'][number],
  language: Language,
): Answer['charges'][number] {
  return {
    id,
    usedFrom: isoTime(fromMs),
    zone: kind.zone,
    service: kind.service,
    amount: hkd(amountMinor - uncollectedMinor),
    why: explanation && sentenceOf(explanation, language),
  };
}
