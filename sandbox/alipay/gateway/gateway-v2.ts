import { type Answer, page, type Reply, redirect, text } from '../../kit/answers.ts';
import { isRecord } from '../../kit/fields.ts';
import { type Language, languageOf } from '../../kit/language.ts';
import type { Incoming } from '../../kit/server.ts';
import type { Method, Outcome } from '../methods/method.ts';
import { Refused } from '../protocol/refusal.ts';
import { tamper } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { answerCall } from './answer-call.ts';
import { checkRequest, findMerchant, findMethod, mergeParams, type Params } from './check-v2.ts';
import { errorPage } from './error-page.ts';
import { factsOf } from './facts-of.ts';

/** How the answer is wrapped, as far as the request has been understood. */
interface Envelope {
  method: Method | undefined;
  /** The real gateway signs nothing for an app that it does not know. */
  isSigned: boolean;
  language: Language;
}

/** `/gateway.do`: one address for all methods, HTTP 200 for every answer of an API method. */
export async function answerV2(world: World, incoming: Incoming): Promise<Answer> {
  const language = languageOf(incoming);
  const envelope: Envelope = { method: undefined, isSigned: false, language };
  try {
    const params = mergeParams(incoming);
    const method = findMethod(params);
    envelope.method = method;
    const merchant = findMerchant(world, params);
    envelope.isSigned = true;
    checkRequest(world, merchant, params);
    const biz = readBizContent(params);
    const notifyUrl = params['notify_url'] || null;
    const returnUrl = params['return_url'] || null;
    return await answerCall(world, {
      facts: factsOf(world, method.name, merchant, biz),
      run: () => method.run(world, { merchant, biz, notifyUrl, returnUrl }),
      respond: (result, isSignatureTrue) => respond(world, envelope, result, isSignatureTrue),
    });
  } catch (error) {
    if (error instanceof Refused) return respond(world, envelope, error, true);
    throw error;
  }
}

function readBizContent(params: Params): Record<string, unknown> {
  try {
    const biz: unknown = JSON.parse(params['biz_content'] ?? '{}');
    if (isRecord(biz)) return biz;
  } catch {
    // Text that is not JSON and JSON that is not an object are the same mistake.
  }
  throw new Refused('isv.illegal-json', 'biz_content must be a JSON object');
}

function respond(
  world: World,
  envelope: Envelope,
  result: Outcome | Refused,
  isSignatureTrue: boolean,
): Reply {
  // The address is relative: a proxy between the browser and the sandbox stays between them.
  if ('checkoutId' in result) return redirect(`/cashier/${result.checkoutId}`, 302);
  if ('consentId' in result) return redirect(`/consent/${result.consentId}`, 302);
  if (envelope.method?.kind === 'page' && result instanceof Refused) {
    return page(400, errorPage(envelope.language, result));
  }
  const fields = result instanceof Refused ? refusedFields(result) : doneFields(result.fields);
  // Escaped slashes are what the real gateway sends. Who parses and prints the answer again
  // before verifying it verifies another text.
  const inner = JSON.stringify(fields).replaceAll('/', '\\/');
  const key = responseKey(envelope.method);
  if (!envelope.isSigned) return json(`{"${key}":${inner}}`);
  const sign = world.keys.sign(inner);
  return json(`{"${key}":${inner},"sign":"${isSignatureTrue ? sign : tamper(sign)}"}`);
}

function doneFields(fields: Record<string, unknown>): Record<string, unknown> {
  return { code: '10000', msg: 'Success', ...fields };
}

function refusedFields(refused: Refused): Record<string, unknown> {
  const { code, msg, subCode, message, fields } = refused;
  return { code, msg, sub_code: subCode, sub_msg: message, ...fields };
}

function responseKey(method: Method | undefined): string {
  return method === undefined ? 'error_response' : `${method.name.replaceAll('.', '_')}_response`;
}

/** JSON that calls itself HTML, as the real gateway's does (probed). */
function json(body: string): Reply {
  return text(200, body, 'text/html');
}
