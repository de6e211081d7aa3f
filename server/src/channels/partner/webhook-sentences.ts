import type { Words } from '#base';
import { words } from './words-of.ts';

/** What programs and people at the portal are told of endpoints. */
export const webhookSentences: Readonly<Record<string, Words>> = {
  sandbox_only: words('Only a sandbox does this.', '此操作只限沙盒使用。', '此操作仅限沙盒使用。'),
  webhook_contact_invalid: words(
    'This is no mail address.',
    '電郵地址不正確。',
    '邮箱地址不正确。',
  ),
  webhook_delivery_unknown: words(
    'There is no such delivery, or it is too old to be sent again.',
    '沒有此傳送紀錄，或已過期而不能補發。',
    '没有此投递记录，或已过期而不能补发。',
  ),
  webhook_disabled: words(
    'This endpoint is turned off. Turn it on first.',
    '此接收端已停用，請先啟用。',
    '该接收端已停用，请先启用。',
  ),
  webhook_endpoints_full: words(
    'There are {most} endpoints already, and that is the limit.',
    '接收端已達{most}個上限。',
    '接收端已达{most}个上限。',
  ),
  webhook_secrets_full: words(
    'So many secrets of before still sign, the first until {until}. Use the newest, or say that one has leaked.',
    '仍有多個舊密鑰在簽署，最早一個至 {until} 為止。請使用最新的密鑰，或表明密鑰已外洩。',
    '仍有多个旧密钥在签名，最早一个到 {until} 为止。请使用最新的密钥，或说明密钥已泄露。',
  ),
  webhook_type_unknown: words(
    'There is no event of the type {type}.',
    '沒有 {type} 這類事件。',
    '没有 {type} 这类事件。',
  ),
  webhook_unknown: words('There is no such endpoint.', '沒有此接收端。', '没有此接收端。'),
  webhook_url_invalid: words(
    'Nothing can be sent to this address: {why}.',
    '不能傳送到此網址（{why}）。',
    '不能发送到此网址（{why}）。',
  ),
  'webhook_url_invalid.a port of the platform itself': words(
    'This port is the platform’s own. Choose another.',
    '此連接埠屬平台本身，請改用另一個。',
    '该端口属于平台本身，请改用另一个。',
  ),
  'webhook_url_invalid.it has a password in it': words(
    'The address must not have a name or a password in it.',
    '網址不可包含用戶名稱或密碼。',
    '网址不可包含用户名或密码。',
  ),
  'webhook_url_invalid.not a URL': words(
    'This is not a web address.',
    '這不是網址。',
    '这不是网址。',
  ),
  'webhook_url_invalid.not an address of the open internet': words(
    'This address is not one of the open internet.',
    '此網址不屬於公開互聯網。',
    '该网址不属于公开互联网。',
  ),
  'webhook_url_invalid.not https': words(
    'The address must begin with https://, or in a sandbox with http://localhost.',
    '網址須以 https:// 開頭；在沙盒亦可用 http://localhost。',
    '网址须以 https:// 开头；在沙盒中也可用 http://localhost。',
  ),
};
