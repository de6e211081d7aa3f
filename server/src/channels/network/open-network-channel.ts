import { appPages } from '@lowu/contract/app/pages';
import type { Context } from '#platform/context';
import {
  type Http2Call,
  type Http2Reply,
  type OpenedHttp2Server,
  openHttp2Server,
  type TlsIdentity,
} from '#platform/http';
import { Refusal } from '#base';
import { writeProblem } from '#wire/nchf';
import { type CheckToken, type NetworkTokens, openTokenCheck } from './access-token.ts';
import { problemOf } from './answers.ts';
import { refuse } from './refusals.ts';
import { serveCharging } from './serve-charging.ts';
import { targetOf } from './target.ts';

export interface NetworkPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsIdentity | undefined;
  /** Without them nobody is asked for a token. */
  readonly tokens: NetworkTokens | undefined;
  /** Of the screens, without a slash at the end. */
  readonly publicUrl: string;
}

export type OpenedNetwork = OpenedHttp2Server;

/** The role `network`: Nchf_ConvergedCharging v3 for SMF, IMS and SMSF, on a port of its own. */
export function openNetworkChannel(context: Context, place: NetworkPlace): Promise<OpenedNetwork> {
  const { host, port, tls } = place;
  const check = place.tokens && openTokenCheck(place.tokens);
  const ownPage = `${place.publicUrl}${appPages.newTopup}`;
  return openHttp2Server({
    host,
    port,
    tls,
    log: context.log,
    metrics: context.metrics,
    handle: (call) => handle(context, check, ownPage, call),
    refuse: (error, call) => sayNo(context, error, call),
  });
}

async function handle(
  context: Context,
  check: CheckToken | undefined,
  ownPage: string,
  call: Http2Call,
): Promise<Http2Reply> {
  await check?.(call.headers.authorization, context.clock.now());
  const target = targetOf(call.path);
  if (!target) throw refuse.charging_address_unknown();
  return serveCharging(context, target, call, ownPage);
}

function sayNo(context: Context, error: unknown, call: Omit<Http2Call, 'body'>): Http2Reply {
  const problem = problemOf(error, `urn:uuid:${call.id}`);
  if (!(error instanceof Refusal)) {
    context.log.error('the network was not answered', { error, request: call.id });
  }
  const { status } = problem;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {}),
      ...(status === 405 ? { allow: 'POST' } : {}),
      ...(status === 503 ? { 'retry-after': '2' } : {}),
    },
    body: writeProblem(problem),
    route: targetOf(call.path)?.does ?? 'unknown',
  };
}
