import { minuteMs } from '#base';
import { type Fields, fieldsOf, nameIn } from '../json/fields.ts';
import {
  atAnyTime,
  type KnownMandate,
  type MandateCapabilities,
  type MandateEvidence,
  type MandateRequest,
  type Mandates,
  type MandateStart,
} from '../mandates.ts';
import type { CallTools } from '../provider.ts';
import { idIn, isObject, metadataOf } from './charge.ts';
import { callGateway, type GatewayAnswer } from './gateway.ts';
import type { Merchant } from './settings.ts';

const capabilities: MandateCapabilities = {
  ...atAnyTime,
  mostMinor: 99_999_999n,
  // Stripe's documents promise UnionPay cards for payments with their holder alone, and others take
  // them without only at some acquirers: docs/operating/stripe.md has what was found.
  refusedCards: ['unionpay'],
};

/** A page of Stripe's cannot be made to end sooner. */
const leastOpenMs = 31 * minuteMs;

/**
 * Cards that their holders leave on Stripe's own page, to be charged without them. The token is the
 * customer that we have made for the mandate and the card of theirs: `cus_…/pm_…`.
 */
export function stripeMandates(merchant: Merchant): Mandates {
  return {
    capabilities,
    name: { en: 'Card', 'zh-Hant': '信用卡', 'zh-Hans': '信用卡' },
    sign: (tools, request) => sign(merchant, tools, request),
    grantIn: ({ session_id: session }) => idIn(session, 'cs_(?:test|live)'),
    redeem: (tools, session, number) => readSession(merchant, tools, session, number),
    query: (tools, mandate) => queryCard(merchant, tools, mandate),
    revoke: (tools, mandate) => detachCard(merchant, tools, mandate),
  };
}

/** The customer and the card that a token names. */
export function cardIn(
  token: string,
): { readonly customer: string; readonly method: string } | undefined {
  const [customer, method, ...more] = token.split('/');
  const isCard = idIn(customer, 'cus') !== undefined && idIn(method, 'pm') !== undefined;
  return isCard && more.length === 0 && customer && method ? { customer, method } : undefined;
}

async function sign(
  merchant: Merchant,
  tools: CallTools,
  { number, returnUrl, signBefore }: MandateRequest,
): Promise<MandateStart> {
  const metadata = { mandate_id: number };
  const customer = await callGateway(merchant, tools, {
    method: 'POST',
    path: '/v1/customers',
    form: { metadata },
    idempotencyKey: `${number}-customer`,
  });
  const customerId = customer.kind === 'done' ? idIn(customer.fields['id'], 'cus') : undefined;
  if (customerId === undefined) return uncertain(customer);
  const url = new URL(returnUrl);
  url.searchParams.set('session_id', 'SESSION');
  const session = await callGateway(merchant, tools, {
    method: 'POST',
    path: '/v1/checkout/sessions',
    form: {
      mode: 'setup',
      customer: customerId,
      client_reference_id: number,
      currency: 'hkd',
      payment_method_types: ['card'],
      metadata,
      setup_intent_data: { metadata },
      // Stripe puts the number of the page in, and knows it by these braces alone.
      success_url: url.href.replace('SESSION', '{CHECKOUT_SESSION_ID}'),
      cancel_url: returnUrl,
      expires_at: Math.floor((signBefore + leastOpenMs) / 1_000),
    },
    idempotencyKey: number,
  });
  const page = session.kind === 'done' ? session.fields['url'] : undefined;
  const isPage = typeof page === 'string' && page.length <= 2_048 && URL.canParse(page);
  if (!isPage) return uncertain(session);
  const isSafe = !merchant.isProduction || new URL(page).protocol === 'https:';
  return isSafe ? { kind: 'redirect', url: page } : uncertain(session);
}

function uncertain(answer: GatewayAnswer): MandateStart {
  const reason = 'reason' in answer ? answer.reason : 'the answer names no page';
  return {
    kind: 'nothing_certain',
    reason: answer.kind === 'refused' ? `refused: ${answer.code}` : reason,
  };
}

/** What has been left on a page, if it is the page of this mandate. */
async function readSession(
  merchant: Merchant,
  tools: CallTools,
  session: string,
  number: string,
): Promise<MandateEvidence> {
  const answer = await callGateway(merchant, tools, {
    method: 'GET',
    path: `/v1/checkout/sessions/${session}`,
    form: { expand: ['setup_intent.payment_method'] },
  });
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  if (answer.kind === 'refused') return nothing(`refused: ${answer.code}`);
  const { fields } = answer;
  const isIt = isObject(fields, 'checkout.session') && fields['client_reference_id'] === number;
  if (!isIt) return nothing('the page of something else');
  const setup = fieldsOf(fields['setup_intent']);
  const evidence: MandateEvidence = setup ? evidenceOfSetup(setup) : { says: 'pending' };
  if (evidence.says !== 'active') return evidence;
  return refusedIfUnfit(merchant, tools, evidence, fieldsOf(setup?.['payment_method']));
}

/** What a setup proves, as an answer and a notice show it. */
export function evidenceOfSetup(setup: Fields): MandateEvidence {
  if (setup['status'] !== 'succeeded') return { says: 'pending' };
  const card = fieldsOf(setup['payment_method']);
  const method = idIn(card?.['id'] ?? setup['payment_method'], 'pm');
  return activeWith(idIn(setup['customer'], 'cus'), method, card);
}

/** A card that cannot be charged without its holder is taken away again, and the reason said. */
async function refusedIfUnfit(
  merchant: Merchant,
  tools: CallTools,
  active: Extract<MandateEvidence, { says: 'active' }>,
  card: Fields | undefined,
): Promise<MandateEvidence> {
  const brand = nameIn(fieldsOf(card?.['card'])?.['brand']).toLowerCase();
  if (!capabilities.refusedCards.includes(brand)) return active;
  const method = cardIn(active.token)?.method ?? '';
  const path = `/v1/payment_methods/${method}/detach`;
  // Where that is lost the card stays with a customer of its own, and nothing ever charges it.
  await callGateway(merchant, tools, { method: 'POST', path, form: {} });
  return { says: 'over', reason: `${brand} cards are not charged without their holder` };
}

function activeWith(
  customer: string | undefined,
  method: string | undefined,
  card: Fields | undefined,
): MandateEvidence {
  if (!customer || !method) return nothing('without a customer and a card');
  return { says: 'active', token: `${customer}/${method}`, label: labelOf(card), endsAt: null };
}

/** `Visa ****4242`: what its holder reads on it, and no more. */
function labelOf(method: Fields | undefined): string | null {
  const { brand, last4 } = fieldsOf(method?.['card']) ?? {};
  if (typeof last4 !== 'string' || !/^\d{4}$/.test(last4)) return null;
  const name = nameIn(brand);
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1, 20)} ****${last4}`.trim();
}

async function queryCard(
  merchant: Merchant,
  tools: CallTools,
  { token }: KnownMandate,
): Promise<MandateEvidence> {
  // Without a card there is nothing to ask by; the holder's return or a notice brings it.
  if (token === null) return { says: 'pending' };
  const card = cardIn(token);
  if (!card) return { says: 'over', reason: 'no card' };
  const path = `/v1/payment_methods/${card.method}`;
  const answer = await callGateway(merchant, tools, { method: 'GET', path });
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  if (answer.kind === 'refused') return endBy(answer.code);
  if (answer.fields['id'] !== card.method) return nothing('the answer is about something else');
  if (answer.fields['customer'] !== card.customer) {
    return { says: 'over', reason: 'taken away at Stripe' };
  }
  const evidence = activeWith(card.customer, card.method, answer.fields);
  return evidence.says === 'active'
    ? refusedIfUnfit(merchant, tools, evidence, answer.fields)
    : evidence;
}

async function detachCard(
  merchant: Merchant,
  tools: CallTools,
  mandate: KnownMandate,
): Promise<MandateEvidence> {
  if (mandate.token === null) return { says: 'over', reason: 'never left' };
  const card = cardIn(mandate.token);
  if (!card) return { says: 'over', reason: 'no card' };
  const path = `/v1/payment_methods/${card.method}/detach`;
  const answer = await callGateway(merchant, tools, { method: 'POST', path, form: {} });
  if (answer.kind === 'nothing_certain') return nothing(answer.reason);
  // One that belongs to nobody any more cannot be taken away: the query says so.
  if (answer.kind === 'refused') return queryCard(merchant, tools, mandate);
  const isGone = answer.fields['id'] === card.method && answer.fields['customer'] === null;
  return isGone ? { says: 'over', reason: 'taken away by us' } : nothing('still there');
}

function endBy(code: string): MandateEvidence {
  return code === 'resource_missing'
    ? { says: 'over', reason: 'taken away at Stripe' }
    : nothing(`refused: ${code}`);
}

/** Our number of a mandate, where we have written it at Stripe. */
export function mandateIn(thing: Fields): string | undefined {
  const { mandate_id: number } = metadataOf(thing);
  return typeof number === 'string' ? number : undefined;
}

function nothing(reason: string): MandateEvidence {
  return { says: 'nothing_certain', reason };
}
