import type { RefusalKind } from '#base';
import { answers } from './answers.ts';

/**
 * Every no that an operation of the partners' channel says; POST /oauth/token has the words of
 * OAuth 2 instead. Held against docs/refusals.md, and whatever garbage is answered against this.
 */
export const listedRefusals: Readonly<Record<string, RefusalKind>> = {
  body_too_large: 'invalid',
  body_unreadable: 'invalid',
  content_type_unknown: 'invalid',
  operation_method_unknown: 'invalid',
  partner_number_impossible: 'invalid',
  request_invalid: 'invalid',
  request_unreadable: 'invalid',
  topup_amount_invalid: 'invalid',
  webhook_contact_invalid: 'invalid',
  webhook_type_unknown: 'invalid',
  webhook_url_invalid: 'invalid',
  partner_token_bound: 'unauthenticated',
  partner_token_ended: 'unauthenticated',
  partner_token_needed: 'unauthenticated',
  partner_token_wrong: 'unauthenticated',
  client_network_wrong: 'forbidden',
  client_scope_missing: 'forbidden',
  client_suspended: 'forbidden',
  reseller_suspended: 'forbidden',
  sandbox_only: 'forbidden',
  receiver_unknown: 'not_found',
  route_unknown: 'not_found',
  sale_unknown: 'not_found',
  statement_day_ahead: 'not_found',
  webhook_delivery_unknown: 'not_found',
  webhook_unknown: 'not_found',
  chain_limit_day: 'conflict',
  chain_limit_month: 'conflict',
  float_too_low: 'conflict',
  line_closed: 'conflict',
  loan_open: 'conflict',
  order_cancelled: 'conflict',
  order_confirmed: 'conflict',
  order_given_up: 'conflict',
  order_lapsed: 'conflict',
  order_not_held: 'conflict',
  request_key_reused: 'conflict',
  reseller_closed_now: 'conflict',
  sale_amount_outside_tier: 'conflict',
  sale_limit_day: 'conflict',
  sale_limit_month: 'conflict',
  sale_limit_week: 'conflict',
  sale_price_changed: 'conflict',
  topup_limit_30_days: 'conflict',
  topup_limit_balance: 'conflict',
  topup_twin: 'conflict',
  undo_not_possible: 'conflict',
  undo_spent: 'conflict',
  undo_too_late: 'conflict',
  webhook_disabled: 'conflict',
  webhook_endpoints_full: 'conflict',
  webhook_secrets_full: 'conflict',
  client_too_fast: 'limited',
  too_many_requests: 'limited',
  catalog_missing: 'unavailable',
  database_unavailable: 'unavailable',
  overloaded: 'unavailable',
  trial_unavailable: 'unavailable',
};

/** The list in CommonMark, by status, for the page of reference. */
export function textOfRefusals(): string {
  const { statusOf, statusOfCode, sentences, sentenceOfKind, partyOf } = answers;
  const told = Object.entries(listedRefusals).map(([code, kind]) => {
    const { en: said } = sentences[code] ?? sentenceOfKind[kind];
    const line = `- \`${code}\` (${partyOf?.(code, kind)}): ${said}`;
    return { status: statusOfCode[code] ?? statusOf[kind], line };
  });
  const byStatus = [...Map.groupBy(told, ({ status }) => status)].toSorted(
    ([one], [other]) => one - other,
  );
  return byStatus
    .map(([status, all]) => `**${status}**\n\n${all.map(({ line }) => line).join('\n')}`)
    .join('\n\n');
}
