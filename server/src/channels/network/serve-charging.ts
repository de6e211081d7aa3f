import {
  chargeEvent,
  closeSession,
  openSession,
  type SessionAnswer,
  updateSession,
} from '#charging';
import type { Context } from '#platform/context';
import { type Http2Call, type Http2Reply, parseStrictly } from '#platform/http';
import {
  type ChargingRequest,
  readChargingRequest,
  writeChargingAnswer,
  WrongRequest,
} from '#wire/nchf';
import { answerOf } from './answer-of.ts';
import { refuse } from './refusals.ts';
import { networkSettings } from './settings.ts';
import { stepOf } from './step-of.ts';
import { root, type Target } from './target.ts';

/** Serves one request of the specification's three. Throws refusals. */
export async function serveCharging(
  context: Context,
  target: Target,
  call: Http2Call,
  ownPage: string,
): Promise<Http2Reply> {
  if (call.method !== 'POST') throw refuse.method_unknown({ method: call.method.slice(0, 20) });
  const request = readChargingRequest(parseStrictly(call.body));
  if (target.does === 'release') {
    await closeSession(context, target.session, stepOf(request));
    return { status: 204, headers: {}, body: '', route: 'release' };
  }
  const answer = await decide(context, target, request);
  const settings = context.settings();
  const terms = {
    nowMs: context.clock.now(),
    topUpPage: settings.get(networkSettings.topUpPage) || ownPage,
    idleSeconds: settings.get(networkSettings.idleSeconds),
  };
  const isNew = target.does === 'create';
  return {
    status: isNew ? 201 : 200,
    headers: {
      'content-type': 'application/json',
      ...(isNew ? { location: `${call.origin}${root}/${answer.session}` } : {}),
    },
    body: writeChargingAnswer(answerOf(request, answer, terms)),
    route: target.does,
  };
}

function decide(
  context: Context,
  target: Exclude<Target, { does: 'release' }>,
  request: ChargingRequest,
): Promise<SessionAnswer> {
  const message = stepOf(request);
  if (target.does !== 'create') return updateSession(context, target.session, message);
  if (request.isEmergency) throw refuse.emergency_not_charged();
  const { served, consumer, sequence, notifyUri, event } = request;
  if (!served) throw new WrongRequest('MANDATORY_IE_MISSING', '/subscriberIdentifier', 'missing');
  // A network that names no session means the one that it wants to be told of under this address.
  const chargingId = request.chargingId ?? notifyUri ?? `${consumer} ${sequence}`;
  const asked = { who: served, chargingId, message };
  return event ? chargeEvent(context, asked) : openSession(context, asked);
}
