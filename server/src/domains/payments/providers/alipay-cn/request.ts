import { hongKongWallClock, type InstantMs } from '#base';
import type { Merchant } from './settings.ts';
import { signText } from '../rsa/signature.ts';
import { type Params, signedText } from './signing.ts';

/** What a browser opens. Alipay has these at its gateway alone, whatever else a shop speaks. */
export type PageMethod =
  | 'alipay.trade.wap.pay'
  | 'alipay.trade.page.pay'
  | 'alipay.user.agreement.page.sign';

/** What one server asks the other. */
export type ApiMethod =
  | 'alipay.trade.pay'
  | 'alipay.trade.precreate'
  | 'alipay.trade.query'
  | 'alipay.trade.close'
  | 'alipay.trade.refund'
  | 'alipay.trade.fastpay.refund.query'
  | 'alipay.user.agreement.query'
  | 'alipay.user.agreement.unsign'
  | 'alipay.user.agreement.executionplan.modify'
  | 'alipay.data.dataservice.bill.downloadurl.query';

export interface Request<Method extends PageMethod | ApiMethod = PageMethod | ApiMethod> {
  readonly method: Method;
  /** The fields of `biz_content`. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly notifyUrl?: string;
  readonly returnUrl?: string;
}

export type PageRequest = Request<PageMethod>;
export type ApiRequest = Request<ApiMethod>;

/** Of requests everything is signed, of notices also `sign_type` is left out. */
const unsigned: ReadonlySet<string> = new Set(['sign']);

/** The signed parameters of a request. `timestamp` is Beijing time wherever this process runs. */
export function signedParams(merchant: Merchant, request: Request, nowMs: InstantMs): Params {
  const { method, content, notifyUrl, returnUrl } = request;
  const params: Params = {
    app_id: merchant.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: hongKongWallClock(nowMs),
    version: '1.0',
    ...(notifyUrl === undefined ? {} : { notify_url: notifyUrl }),
    ...(returnUrl === undefined ? {} : { return_url: returnUrl }),
    biz_content: JSON.stringify(content),
  };
  return { ...params, sign: signText(signedText(params, unsigned), merchant.appPrivateKey) };
}

/** The address that a browser opens, with everything in its query. */
export function pageUrl(merchant: Merchant, request: PageRequest, nowMs: InstantMs): string {
  return `${merchant.gateway}?${encoded(signedParams(merchant, request, nowMs))}`;
}

/**
 * The same for a call from server to server, divided as Alipay's own clients do it: the content in
 * the body, everything else in the query, because the gateway decodes the body by its `charset`.
 */
export function callParts(
  merchant: Merchant,
  request: ApiRequest,
  nowMs: InstantMs,
): { readonly url: string; readonly body: string } {
  const { biz_content: content = '', ...rest } = signedParams(merchant, request, nowMs);
  return {
    url: `${merchant.gateway}?${encoded(rest)}`,
    body: encoded({ biz_content: content }),
  };
}

function encoded(params: Params): string {
  return new URLSearchParams(params).toString();
}
