import type { agentRoutes } from '@lowu/contract/agent';
import { uuidOf } from '#base';
import { idempotencyKeyOf } from '#platform/http';
import { fingerprintOf, type Request } from '#platform/idempotency';
import {
  answerVoucherSale,
  listVoucherSales,
  nextPage,
  placeFrom,
  placeOfNow,
  readVoucherSale,
  sellVoucher,
  undoVoucherSale,
  type VoucherSaleId,
  type WantedVoucherSale,
} from '#sales';
import type { AgentChannel, TillCall } from './channel.ts';
import { presentListedVoucher, presentVoucher } from './present-voucher.ts';
import { presentFloat } from './session.ts';

type Routes = typeof agentRoutes;
type Asked = Pick<TillCall<Routes['answerVoucherSale']>, 'body' | 'who' | 'request'>;

/** What a key stands for; the PIN is no part of it, as of any sale at a till. */
function wantedOf({
  body: { what },
  who,
  request,
}: Asked): Pick<WantedVoucherSale, 'what'> & { readonly request: Request } {
  const caller = uuidOf(who.seller.reseller);
  const key = idempotencyKeyOf(request);
  if ('serial' in what) {
    return { what, request: { caller, key, fingerprint: fingerprintOf(`card ${what.serial}`) } };
  }
  const valueMinor = BigInt(what.valueMinor);
  const fingerprint = fingerprintOf(`voucher ${valueMinor}`);
  return { what: { valueMinor }, request: { caller, key, fingerprint } };
}

export async function handleSellVoucher(
  { context }: AgentChannel,
  call: TillCall<Routes['sellVoucher']>,
) {
  const { who, body } = call;
  const { pin, fix } = body;
  const sold = await sellVoucher(context, who, { ...wantedOf(call), pin, fix });
  return presentVoucher(sold, who.seller);
}

export async function handleAnswerVoucher(
  channel: AgentChannel,
  call: TillCall<Routes['answerVoucherSale']>,
) {
  const { seller } = call.who;
  const { sale, why } = await answerVoucherSale(channel.context, wantedOf(call).request);
  const float = await presentFloat(channel, seller);
  return { sale: sale && presentVoucher(sale, seller), why, float };
}

const pageSize = 20;

export async function handleListVouchers(
  channel: AgentChannel,
  { query, who }: TillCall<Routes['listVoucherSales']>,
) {
  const { context } = channel;
  const from = (query.cursor && placeFrom(query.cursor)) || placeOfNow(context);
  const [sales, float] = await Promise.all([
    listVoucherSales(context, who.seller.reseller, from, pageSize),
    presentFloat(channel, who.seller),
  ]);
  const cursor = nextPage(sales, pageSize, ({ id }) => id);
  return { sales: sales.map(presentListedVoucher), cursor, float };
}

export async function handleReadVoucher(
  { context }: AgentChannel,
  { params, who }: TillCall<Routes['readVoucherSale']>,
) {
  const { seller } = who;
  const sale = await readVoucherSale(context, seller.reseller, params.sale as VoucherSaleId);
  return presentVoucher(sale, seller);
}

export async function handleUndoVoucher(
  { context }: AgentChannel,
  { params, body, who }: TillCall<Routes['undoVoucherSale']>,
) {
  const sale = params.sale as VoucherSaleId;
  await undoVoucherSale(context, who, { sale, ...body });
  return presentVoucher(await readVoucherSale(context, who.seller.reseller, sale), who.seller);
}
