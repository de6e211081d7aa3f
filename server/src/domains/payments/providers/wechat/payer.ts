import type { CallTools, Payer, Start } from '../provider.ts';
import { objectIn } from '../json/fields.ts';
import type { Merchant } from './settings.ts';

export type WhoPays = { readonly kind: 'openid'; readonly openid: string } | Start;

const timeoutMs = 10_000;

/**
 * Who stands before a page inside WeChat, as our official account knows them. WeChat's own page
 * tells us by a code that it brings along when it comes back to ours; the payer sees nothing of it
 * (scope `snsapi_base`).
 */
export async function askWhoPays(
  merchant: Merchant,
  { http }: CallTools,
  payer: Payer,
): Promise<WhoPays> {
  const accounts = accountsOf(merchant);
  if (payer.grant === undefined) {
    const query = new URLSearchParams({
      appid: merchant.appId,
      redirect_uri: payer.pageUrl,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'pay',
    });
    return { kind: 'redirect', url: `${accounts.page}?${query}#wechat_redirect` };
  }
  const query = new URLSearchParams({
    appid: merchant.appId,
    secret: merchant.appSecret ?? '',
    code: payer.grant,
    grant_type: 'authorization_code',
  });
  const outcome = await http.call({ method: 'GET', url: `${accounts.token}?${query}`, timeoutMs });
  const said = outcome.outcome === 'proof' ? objectIn(outcome.answer.body) : undefined;
  const openid = said?.['openid'];
  if (typeof openid === 'string' && /^[\w-]{1,128}$/.test(openid)) {
    return { kind: 'openid', openid };
  }
  // No order was placed; but another one may have been, when this page was opened before.
  const reason = 'WeChat did not say who pays';
  return { kind: 'evidence', evidence: { says: 'nothing_certain', reason } };
}

/** Who has an account is not WeChat Pay's to say, but WeChat's. A sandbox plays both. */
function accountsOf({ gateway }: Merchant): { readonly page: string; readonly token: string } {
  const isReal = new URL(gateway).hostname.endsWith('.weixin.qq.com');
  const [page, token] = isReal
    ? ['https://open.weixin.qq.com', 'https://api.weixin.qq.com']
    : [gateway, gateway];
  return {
    page: `${page}/connect/oauth2/authorize`,
    token: `${token}/sns/oauth2/access_token`,
  };
}
