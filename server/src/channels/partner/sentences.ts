import type { Words } from '#base';
import { saleSentences } from './sale-sentences.ts';
import { statementSentences } from './statement-sentences.ts';
import { webhookSentences } from './webhook-sentences.ts';
import { words } from './words-of.ts';

/** What those who write a partner's program are told by code, where that is more than its kind. */
export const sentences: Readonly<Record<string, Words>> = {
  partner_token_needed: words(
    'Send an access token: Authorization: Bearer, from POST /oauth/token.',
    '請以 Authorization: Bearer 附上存取權杖（由 POST /oauth/token 取得）。',
    '请以 Authorization: Bearer 附上访问令牌（由 POST /oauth/token 取得）。',
  ),
  partner_token_wrong: words(
    'This is no access token that opens anything here. Get one from POST /oauth/token.',
    '此存取權杖在此無效，請由 POST /oauth/token 取得。',
    '该访问令牌在此无效，请由 POST /oauth/token 取得。',
  ),
  partner_token_ended: words(
    'The time of this access token is over. Get another from POST /oauth/token.',
    '此存取權杖已逾時，請由 POST /oauth/token 重新取得。',
    '该访问令牌已过期，请由 POST /oauth/token 重新取得。',
  ),
  client_secret_wrong: words(
    'There is no such client with this secret.',
    '沒有此用戶端，或密鑰不正確。',
    '没有此客户端，或密钥不正确。',
  ),
  client_certificate_needed: words(
    'This client must show one of its certificates, by mutual TLS.',
    '此用戶端須以雙向 TLS 出示已登記的憑證。',
    '该客户端须以双向 TLS 出示已登记的证书。',
  ),
  client_certificates_invalid: words(
    'These are no certificates, or more than {most}.',
    '憑證不正確，或超過{most}張。',
    '证书不正确，或超过{most}张。',
  ),
  partner_token_bound: words(
    'This access token is bound to a certificate that is not shown or not registered any more.',
    '此存取權杖與憑證綁定，而該憑證未有出示，或已不再登記。',
    '该访问令牌与证书绑定，而该证书未出示，或已不再登记。',
  ),
  client_suspended: words('This client is suspended.', '此用戶端已被停用。', '该客户端已被停用。'),
  client_network_wrong: words(
    'This client may not come from this address.',
    '此用戶端不可由此網址連線。',
    '该客户端不可从此地址连接。',
  ),
  client_scope_unknown: words(
    'There is no scope {scope}.',
    '沒有 {scope} 這項權限範圍。',
    '没有 {scope} 这项权限范围。',
  ),
  client_scope_missing: words(
    'This needs the scope {needs}, which the token or the client does not have.',
    '此操作需要權限範圍 {needs}，而權杖或用戶端未獲授予。',
    '此操作需要权限范围 {needs}，而令牌或客户端未获授予。',
  ),
  client_too_fast: words(
    'That was more often than was agreed. Try again in {retryAfterSeconds} seconds.',
    '次數超過約定，請於{retryAfterSeconds}秒後再試。',
    '次数超过约定，请在{retryAfterSeconds}秒后再试。',
  ),
  route_unknown: words(
    'There is no operation at this address, or an id in it is longer than any of ours. They are all on the reference page, /reference.',
    '此網址沒有任何操作，或當中的編號過長。所有操作載於參考頁 /reference。',
    '此地址没有任何操作，或其中的编号过长。所有操作见参考页 /reference。',
  ),
  operation_method_unknown: words(
    'This address takes {allowed}.',
    '此網址只接受 {allowed}。',
    '此地址只接受 {allowed}。',
  ),
  order_cancelled: words('This order was cancelled.', '此訂單已被取消。', '该订单已被取消。'),
  order_confirmed: words(
    'This order has been confirmed already: ask by its reference.',
    '此訂單已確認，請以參考編號查詢。',
    '该订单已确认，请以参考号查询。',
  ),
  order_given_up: words(
    'This could not be sold for a day and will not be any more.',
    '此項目一日內未能售出，現已放棄。',
    '该项一日内未能售出，现已放弃。',
  ),
  order_lapsed: words(
    'It was not confirmed in time, and the float has its money back.',
    '未於限時內確認，款項已退回結餘。',
    '未在限时内确认，款项已退回余额。',
  ),
  order_not_held: words(
    'Nothing is set aside under this reference.',
    '此參考編號沒有預留款項。',
    '该参考号没有预留款项。',
  ),
  trial_unavailable: words(
    'This number of the sandbox stands for our being away. Send the same again later.',
    '此沙盒號碼代表系統暫停服務，請稍後以相同內容再試。',
    '该沙盒号码代表系统暂停服务，请稍后以相同内容再试。',
  ),
  client_shown_twice: words(
    'Show the client in the form or by HTTP Basic, not both ways.',
    '請只以表單或 HTTP Basic 其中一種方式出示用戶端。',
    '请只以表单或 HTTP Basic 其中一种方式出示客户端。',
  ),
  form_field_twice: words(
    'The form has {field} twice.',
    '表單中 {field} 出現兩次。',
    '表单中 {field} 出现两次。',
  ),
  request_unreadable: words(
    'This is not HTTP as we understand it: Host is missing, or a header that stands once stands twice.',
    '請求不符合 HTTP：缺少 Host，或只可出現一次的標頭重複出現。',
    '请求不符合 HTTP：缺少 Host，或只能出现一次的标头重复出现。',
  ),
  grant_type_unknown: words(
    'Only client_credentials is granted here.',
    '此處只支援 client_credentials。',
    '此处只支持 client_credentials。',
  ),
  ...saleSentences,
  ...statementSentences,
  ...webhookSentences,
};
