import { randomUUID } from 'node:crypto';
import type { Answer, Reply } from '../../kit/answers.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Method, Outcome, Resource } from '../methods/method.ts';
import { Refused } from '../protocol/refusal.ts';
import { tamper } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { answerCall } from './answer-call.ts';
import { checkSigned, readAuthorization, readBody } from './check-v3.ts';
import { factsOf } from './facts-of.ts';

/** `/v3/alipay/…`: REST with the signature in headers, and HTTP 4xx for refusals. */
export async function answerV3(
  world: World,
  method: Method,
  { verb, codes = {} }: Resource,
  incoming: Incoming,
): Promise<Answer> {
  let isSigned = false;
  const respondBy = (result: Outcome | Refused, isSignatureTrue: boolean): Reply =>
    respond(world, result, codes, isSigned, isSignatureTrue);
  try {
    const authorization = readAuthorization(incoming);
    const merchant = world.merchants.find(authorization.appId);
    if (merchant === undefined) throw new Refused('isv.invalid-app-id');
    isSigned = true;
    checkSigned(world, merchant, authorization, incoming);
    const biz = verb === 'GET' ? Object.fromEntries(incoming.query) : readBody(merchant, incoming);
    const notifyUrl = typeof biz['notify_url'] === 'string' ? biz['notify_url'] : null;
    return await answerCall(world, {
      facts: factsOf(world, method.name, merchant, biz),
      run: () => method.run(world, { merchant, biz, notifyUrl, returnUrl: null }),
      respond: respondBy,
    });
  } catch (error) {
    if (error instanceof Refused) return respondBy(error, true);
    throw error;
  }
}

type Names = NonNullable<Resource['codes']>;

function respond(
  world: World,
  result: Outcome | Refused,
  codes: Names,
  isSigned: boolean,
  isSignatureTrue: boolean,
): Reply {
  const traceId = randomUUID().replaceAll('-', '');
  const value = result instanceof Refused ? refusedBody(result, codes, traceId) : doneBody(result);
  const body = JSON.stringify(value);
  const headers: Record<string, string> = {
    'content-type': 'application/json;charset=UTF-8',
    'alipay-trace-id': traceId,
  };
  if (isSigned) Object.assign(headers, signatureHeaders(world, body, isSignatureTrue));
  const status = result instanceof Refused ? statusOf(result) : 200;
  return { status, headers, body };
}

function signatureHeaders(world: World, body: string, isSignatureTrue: boolean) {
  const timestamp = String(world.clock.now());
  const nonce = randomUUID().replaceAll('-', '');
  const sign = world.keys.sign(`${timestamp}\n${nonce}\n${body}\n`);
  return {
    'alipay-timestamp': timestamp,
    'alipay-nonce': nonce,
    'alipay-signature': isSignatureTrue ? sign : tamper(sign),
  };
}

function doneBody(outcome: Outcome): Record<string, unknown> {
  return 'fields' in outcome ? outcome.fields : {};
}

/** The codes of v2 without their `isv.`, `aop.` or `isp.`; business codes keep `ACQ.`. */
function refusedBody(
  { subCode, message }: Refused,
  codes: Names,
  traceId: string,
): Record<string, unknown> {
  const link = `https://open.alipay.com/api/errCheck?traceId=${traceId}`;
  return {
    code: codes[subCode] ?? subCode.replace(/^(?:isv|aop|isp)\./, ''),
    message,
    links: [{ link, desc: '解决方案' }],
  };
}

/** Business refusals are 400 as well, ACQ.SYSTEM_ERROR included: the status decides nothing. */
function statusOf(refused: Refused): number {
  if (refused.code === '20000') return 500;
  return refused.code === '20001' ? 401 : 400;
}
