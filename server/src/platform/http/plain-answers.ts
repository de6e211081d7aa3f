import type { Words } from '#base';
import type { Answers } from './problem.ts';

function words(en: string, traditional: string, simplified: string): Words {
  return { en, 'zh-Hant': traditional, 'zh-Hans': simplified };
}

/** How the server itself says no, where no channel has been reached that knows better. */
export const plainAnswers: Answers = {
  statusOf: {
    invalid: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    limited: 429,
    unavailable: 503,
  },
  statusOfCode: { body_too_large: 413, content_type_unknown: 415, address_method_unknown: 405 },
  sentences: {
    route_unknown: words(
      'There is nothing at this address.',
      '此網址沒有內容。',
      '此网址没有内容。',
    ),
    address_method_unknown: words(
      'This address takes {allowed}.',
      '此網址只接受 {allowed}。',
      '此网址只接受 {allowed}。',
    ),
  },
  sentenceOfKind: {
    invalid: words('Something in this request is not right.', '請求內容有誤。', '请求内容有误。'),
    unauthenticated: words('Please sign in.', '請先登入。', '请先登录。'),
    forbidden: words('This is not yours to do.', '你沒有此項權限。', '您没有此项权限。'),
    not_found: words('We cannot find this.', '找不到相關資料。', '找不到相关信息。'),
    conflict: words(
      'This cannot be done as things are now.',
      '目前未能完成此操作。',
      '目前无法完成此操作。',
    ),
    limited: words(
      'That was too often. Please wait a little.',
      '次數過多，請稍候再試。',
      '次数过多，请稍后再试。',
    ),
    unavailable: words(
      'We cannot answer just now. Nothing is lost. Please try again.',
      '系統暫時未能回應，資料沒有遺失。請再試一次。',
      '系统暂时无法响应，数据没有丢失。请再试一次。',
    ),
  },
  fault: words(
    'Something went wrong on our side. Please quote the number of this request.',
    '系統出現問題，查詢時請提供此請求的編號。',
    '系统出现问题，咨询时请提供此请求的编号。',
  ),
};
