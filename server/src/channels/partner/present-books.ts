import type { FastifyReply } from 'fastify';
import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { exportFloatStatement, readFloatStatement, type ResellerId } from '#resellers';
import { listSales, nextPage, placeFrom, placeOfNow } from '#sales';
import { hkd, sendTable } from '#platform/http';
import { presentListed } from './present-topup.ts';

const usualPage = 50;

export interface PageWanted {
  readonly cursor?: string;
  readonly limit?: string;
}

/** What a partner has sold, to its programs and to its people alike. */
export async function presentPage(
  context: Context,
  reseller: ResellerId,
  { cursor, limit: given }: PageWanted,
) {
  const limit = given === undefined ? usualPage : Number(given);
  const from = (cursor && placeFrom(cursor)) || placeOfNow(context);
  const sales = await listSales(context, reseller, from, limit);
  const cursorBehind = nextPage(sales, limit, ({ topup }) => topup);
  return { topups: sales.map(presentListed), cursor: cursorBehind };
}

export async function presentStatement(context: Context, reseller: ResellerId, day: HongKongDay) {
  const found = await readFloatStatement(context, reseller, day);
  return {
    day,
    opening: hkd(found.openingMinor),
    closing: hkd(found.closingMinor),
    totals: found.totals.map(({ code, count, inMinor, outMinor }) => {
      return { code, count, in: hkd(inMinor), out: hkd(outMinor) };
    }),
  };
}

export async function sendStatement(
  context: Context,
  reply: FastifyReply,
  reseller: ResellerId,
  day: HongKongDay,
): Promise<void> {
  const pieces = await exportFloatStatement(context, reseller, day);
  await sendTable(reply, `float-${day}.csv`, pieces);
}
