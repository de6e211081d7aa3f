import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { endOfDay, isoTime, startOfDay, toNumber, zonesOf } from '#base';
import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import { instantOrNull, presentMoney } from '#platform/http';
import {
  listReceipts,
  readReceiptByCode,
  type Receipt,
  topupOf,
  type WantedReceipts,
} from '#receipts';
import { readLines } from '#subscribers';
import { proveReceipt, readLogState } from '#transparency';
import type { AppCall, AppChannel } from './channel.ts';
import { makerOf } from './present-topup.ts';

type Routes = typeof appRoutes;
const pageLength = 20;

export async function handleListReceipts(
  { context }: AppChannel,
  { query, who }: AppCall<Routes['listReceipts']>,
) {
  const before = query.before === undefined ? {} : { before: Date.parse(query.before) };
  const [page, own] = await Promise.all([
    listReceipts(context, makerOf(who), { ...before, limit: pageLength, wanted: wantedOf(query) }),
    ownLines(context, who),
  ]);
  return {
    receipts: page.receipts.map((receipt) => presentReceipt(receipt, own)),
    before: instantOrNull(page.before),
  };
}

/** Days are Hong Kong's, and both are meant whole. */
export function wantedOf({
  kind,
  from,
  until,
  text,
}: AppCall<Routes['exportReceipts']>['query']): WantedReceipts {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { sinceMs: startOfDay(from) }),
    ...(until === undefined ? {} : { untilMs: endOfDay(until) }),
    ...(text === undefined ? {} : { text }),
  };
}

export async function handleReadReceipt(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['readReceipt']>,
) {
  const [receipt, own] = await heldReceipt(context, params.code, who);
  return presentReceipt(receipt, own);
}

export async function handleProveReceipt(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['proveReceipt']>,
) {
  const [receipt, lines] = await heldReceipt(context, params.code, who);
  const [proved, log] = await Promise.all([
    proveReceipt(context, receipt.code),
    readLogState(context),
  ]);
  const own = receipt.line !== null && lines.has(receipt.line) ? proved?.own : null;
  return {
    proof: proved?.proof ?? null,
    own: own?.toString('base64') ?? null,
    origin: log?.origin ?? '',
    keys: log?.verifierKeys.map(({ published }) => published) ?? [],
  };
}

/** A receipt that a visitor holds, and which lines are the visitor's own. */
export function heldReceipt(context: Context, code: string, who: Visit) {
  return Promise.all([readReceiptByCode(context, code, [makerOf(who)]), ownLines(context, who)]);
}

async function ownLines(context: Context, { subscriber }: Visit): Promise<ReadonlySet<string>> {
  const lines = subscriber === null ? [] : await readLines(context, subscriber);
  return new Set(lines.map((line) => line.id));
}

/** Who paid for somebody else sees what was paid, and not how much that person has. */
function presentReceipt(
  receipt: Receipt,
  own: ReadonlySet<string>,
): Static<Routes['readReceipt']['answer']> {
  const isOwn = receipt.line !== null && own.has(receipt.line);
  const orNull = (money: Receipt['balanceAfter']) => (isOwn ? money && presentMoney(money) : null);
  return {
    code: receipt.code,
    kind: receipt.kind,
    topup: topupOf(receipt),
    reference: receipt.reference,
    number: receipt.maskedNumber,
    plan: receipt.plan && receipt.plan.name,
    issuedAt: isoTime(receipt.issuedAt),
    paid: presentMoney(receipt.paid),
    fee: presentMoney(receipt.fee),
    method: receipt.method,
    rate: receipt.rate,
    value: presentMoney(receipt.value),
    bonus: presentMoney(receipt.bonus),
    bonusExpiresAt: instantOrNull(receipt.bonusExpiresAt),
    repaid: orNull(receipt.repaid),
    balanceBefore: orNull(receipt.balanceBefore),
    balanceAfter: orNull(receipt.balanceAfter),
    validUntilBefore: isOwn ? receipt.validUntilBefore : null,
    validUntilAfter: receipt.validUntilAfter,
    providerReference: receipt.providerReference,
    channel: receipt.channel,
    place: receipt.place,
    promotions: receipt.promotions.map(({ kind, name, amount }) => {
      return { kind, name, amount: presentMoney(amount) };
    }),
    term: receipt.term && presentBought(receipt.term),
    correction: receipt.correction && {
      ...receipt.correction,
      expiresAt: instantOrNull(receipt.correction.expiresAt),
    },
    closing: receipt.closing && {
      ways: receipt.closing.ways.map(({ method, back }) => ({ method, back: presentMoney(back) })),
      lapsed: presentMoney(receipt.closing.lapsed),
    },
  };
}

function presentBought({ name, startsAt, endsAt, units }: NonNullable<Receipt['term']>) {
  return {
    name,
    startsAt: isoTime(startsAt),
    endsAt: isoTime(endsAt),
    units: units.map(({ unit, amount, zones }) => ({
      unit,
      amount: toNumber(amount),
      zones: zonesOf(zones),
    })),
  };
}
