import type { Words } from '#base';
import type { Answers } from '#platform/http';
import { sentences } from './sentences.ts';

const again: Words = {
  en: 'Please try again.',
  'zh-Hant': '請再試一次。',
  'zh-Hans': '请再试一次。',
};

/** How the app channel says no. */
export const answers: Answers = {
  statusOf: {
    invalid: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    limited: 429,
    unavailable: 503,
  },
  statusOfCode: {
    body_too_large: 413,
    attachment_too_large: 413,
    attachment_type_unknown: 415,
    content_type_unknown: 415,
    // draft-ietf-httpapi-idempotency-key-header, 2.7: another body under a used key.
    request_key_reused: 422,
    // Whoever is told to wait for a quarter of an hour must not be asked again in seconds.
    voucher_tries_locked: 409,
  },
  sentences,
  sentenceOfKind: {
    invalid: {
      en: 'Something in this request is not right.',
      'zh-Hant': '所填資料有誤，請檢查。',
      'zh-Hans': '所填信息有误，请检查。',
    },
    unauthenticated: {
      en: 'Please sign in again.',
      'zh-Hant': '請重新登入。',
      'zh-Hans': '请重新登录。',
    },
    forbidden: {
      en: 'This is not yours to do.',
      'zh-Hant': '你沒有此項權限。',
      'zh-Hans': '您没有此项权限。',
    },
    not_found: {
      en: 'We cannot find this.',
      'zh-Hant': '找不到相關資料。',
      'zh-Hans': '找不到相关信息。',
    },
    conflict: {
      en: 'This cannot be done as things are now.',
      'zh-Hant': '目前未能完成此操作。',
      'zh-Hans': '目前无法完成此操作。',
    },
    limited: {
      en: 'That was too often. Please wait a little.',
      'zh-Hant': '次數過多，請稍候再試。',
      'zh-Hans': '次数过多，请稍后再试。',
    },
    unavailable: {
      en: `We cannot answer just now. Nothing is lost. ${again.en}`,
      'zh-Hant': `系統暫時未能回應，資料沒有遺失。${again['zh-Hant']}`,
      'zh-Hans': `系统暂时无法响应，数据没有丢失。${again['zh-Hans']}`,
    },
  },
  fault: {
    en: 'Something went wrong on our side. Nothing was charged twice; look at your orders before trying again.',
    'zh-Hant': '系統出現問題。款項不會重複收取；再試之前請先查看訂單。',
    'zh-Hans': '系统出现问题。款项不会重复收取；再试之前请先查看订单。',
  },
};
