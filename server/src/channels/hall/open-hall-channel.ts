import type { FastifyInstance } from 'fastify';
import { cookieRules, requireStaffSession, type StaffSession } from '#identity';
import type { Context } from '#platform/context';
import { answerProblems, languageOf, readCookie, serve } from '#platform/http';
import { answers } from './answers.ts';
import { addAdjustments } from './adjustments.ts';
import type { AddHallRoute, HallChannel, HallPlace, HallRoute } from './channel.ts';
import { addCustomers } from './customers.ts';
import { addLineImports } from './line-imports.ts';
import { addLines } from './lines.ts';
import { addPlace } from './place.ts';
import { addSales } from './sales.ts';
import { addTills } from './tills.ts';
import { addVouchers } from './vouchers.ts';
import { addVoucherSales } from './voucher-sales.ts';

/**
 * Adds the operations of halls to a scope of the server. Their staff sign in by the console's
 * operations: a session of staff is one thing, wherever it is used.
 */
export function openHallChannel(app: FastifyInstance, context: Context, place: HallPlace): void {
  const { staff: cookie } = cookieRules(place.publicUrl.startsWith('https:'));
  const channel: HallChannel = {
    app,
    context,
    place,
    answers,
    languageOf,
    log: context.log,
    identify: ({ method }, request) =>
      requireStaffSession(context, {
        token: readCookie(request, cookie),
        csrfToken: request.headers['x-csrf-token'],
        isChange: method !== 'GET',
      }),
    isCheckingAnswers: place.isDemo,
  };
  answerProblems(channel);
  const add: AddHallRoute = (route, handle) =>
    serve<HallRoute, typeof route, StaffSession>(channel, route, (call) =>
      handle(channel, { ...call, caller: { session: call.who, ip: call.request.ip } }),
    );
  addPlace(add);
  addCustomers(add);
  addSales(add);
  addTills(add);
  addVouchers(add);
  addVoucherSales(add);
  addAdjustments(add);
  addLines(add);
  addLineImports(add);
}
