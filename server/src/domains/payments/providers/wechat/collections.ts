import { assert, toNumber } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { nameIn } from '../json/fields.ts';
import type { DeclineKind } from '../mandates.ts';
import type { CallTools, Start } from '../provider.ts';
import { descriptionOf } from './description.ts';
import { orderHasMoved, orderNeverAccepted } from './error-codes.ts';
import { callGateway, type Contract } from './gateway.ts';
import { numberOf } from './number.ts';
import { closeOrder, queryOrder } from './order-calls.ts';
import { evidenceOfTransaction } from './transaction.ts';

/**
 * A payment without the payer, by their contract. Its number makes it one order. Abroad the answer
 * says at once whether the money came; in the Mainland it is taken on, and the query says.
 */
export async function collect(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
  given: { readonly notifyUrl: string; readonly token: string },
): Promise<Start> {
  const { dialect, appId, mchId, merchantCategoryCode } = contract.merchant;
  assert(attempt.currency === dialect.currency, `${dialect.code} takes ${dialect.currency}`);
  const order = {
    appid: appId,
    description: descriptionOf(attempt.subject),
    out_trade_no: numberOf(attempt),
    contract_id: given.token,
    amount: { total: toNumber(attempt.amount), currency: attempt.currency },
  };
  const call = dialect.isAbroad
    ? {
        target: '/v3/global/papay/transactions',
        content: {
          ...order,
          notify_url: given.notifyUrl,
          merchant_category_code: merchantCategoryCode,
        },
      }
    : {
        target: '/v3/papay/pay/transactions/apply',
        content: { ...order, mchid: mchId, transaction_notify_url: given.notifyUrl },
      };
  const answer = await callGateway(contract, tools, { method: 'POST', ...call });
  if (answer.kind === 'nothing_certain') return told(nothing(answer.reason));
  if (answer.kind === 'refused')
    return told(await refusedBy(contract, tools, attempt, answer.code));
  if (!dialect.isAbroad) return told(await queryOrder(contract, tools, attempt));
  return told(
    answer.fields['out_trade_no'] === numberOf(attempt)
      ? evidenceOfTransaction(contract.merchant, answer.fields)
      : nothing('the answer is about something else'),
  );
}

/** A no is only final once there is no order that could still be paid. */
async function refusedBy(
  contract: Contract,
  tools: CallTools,
  attempt: Attempt,
  code: string,
): Promise<Evidence> {
  if (orderHasMoved.has(code)) return queryOrder(contract, tools, attempt);
  if (!declines.has(code) && !orderNeverAccepted.has(code)) return nothing(`refused: ${code}`);
  const end = await closeOrder(contract, tools, attempt);
  const isOver = end.says === 'closed' || end.says === 'not_found';
  return isOver ? { says: 'failed', reason: code } : end;
}

/** What WeChat says to a payment without its owner, and what is to be done about it. */
const declines: ReadonlyMap<string, DeclineKind> = new Map([
  ['NOT_ENOUGH', 'soft'],
  ['NOTENOUGH', 'soft'],
  ['BANK_ERROR', 'soft'],
  ['BANKERROR', 'soft'],
  // Outside the hours, or before its payer was told: later it may be taken.
  ['RULE_LIMIT', 'soft'],
  ['RULELIMIT', 'soft'],
  ['USER_ACCOUNT_ABNORMAL', 'hard'],
  ['ACCOUNT_ERROR', 'hard'],
  ['ACCOUNTERROR', 'hard'],
  ['CONTRACT_NOT_EXIST', 'over'],
  ['CONTRACT_NOT_EXISTED', 'over'],
  ['CONTRACT_TERMINATED', 'over'],
  ['INVALID_CONTRACT', 'over'],
]);

export function declineOf(reason: string): DeclineKind {
  return declines.get(nameIn(reason)) ?? 'soft';
}

function told(evidence: Evidence): Start {
  return { kind: 'evidence', evidence };
}

function nothing(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}
