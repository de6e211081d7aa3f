import type { Words } from '#base';
import type { MessageKind } from './message.ts';

type Kinds = Extract<MessageKind, `mandate_${string}` | `collection_${string}` | DisputeKinds>;
type DisputeKinds = 'topup_charged_back' | 'topup_put_back';

/** Of permissions to charge, payments by them, and banks that take back what was paid. */
export const mandateTemplates: Readonly<Record<Kinds, Words>> = {
  mandate_stopped: {
    'zh-Hant': '你已停止{method}的扣款授權，我們不會再以此扣款。查詢{hotline}。',
    'zh-Hans': '您已停止{method}的扣款授权，我们不会再以此扣款。查询{hotline}。',
    en: 'You have stopped our permission to charge {method}. Nothing more is taken from it. Questions? Call {hotline}.',
  },
  mandate_over: {
    'zh-Hant': '{method}的扣款授權已結束，不會再扣款。如要再用，請於App重新設定。查詢{hotline}。',
    'zh-Hans': '{method}的扣款授权已结束，不会再扣款。如需再用，请在App重新设置。查询{hotline}。',
    en: 'Our permission to charge {method} has ended: nothing more is taken. To use it again, save it again in the app. Questions? Call {hotline}.',
  },
  collection_ahead: {
    'zh-Hant': '將於{day}從{method}扣款{price}作增值。如不需要，可於App停止。查詢{hotline}。',
    'zh-Hans': '将于{day}从{method}扣款{price}用于充值。如不需要，可在App停止。查询{hotline}。',
    en: 'On {day} we will take {price} from {method} for your top-up. You can stop it in the app. Questions? Call {hotline}.',
  },
  collection_needs_payer: {
    'zh-Hant': '{method}要你本人確認{price}付款，暫未扣款。請於App付款，查詢{hotline}。',
    'zh-Hans': '{method}要您本人确认{price}付款，暂未扣款。请在App付款，查询{hotline}。',
    en: '{method} wants you to confirm {price} yourself. You were not charged. Please pay in the app. Questions? Call {hotline}.',
  },
  collection_stopped: {
    'zh-Hant': '{method}拒絕扣款{price}，沒有收費，並已停用。請於App換付款方式，查詢{hotline}。',
    'zh-Hans': '{method}拒绝扣款{price}，没有收费，并已停用。请在App换付款方式，查询{hotline}。',
    en: '{method} has declined {price}. You were not charged, and we have stopped using it. Choose another way to pay in the app.',
  },
  topup_charged_back: {
    'zh-Hant': '你的銀行已取回{paid}，我們已扣回相應增值。編號{reference}，查詢{hotline}。',
    'zh-Hans': '您的银行已取回{paid}，我们已扣回相应充值。单号{reference}，查询{hotline}。',
    en: 'Your bank has taken back {paid}, so we have taken that top-up off the line. Ref {reference}. Questions? Call {hotline}.',
  },
  topup_put_back: {
    'zh-Hant': '{paid}的爭議已結束，早前扣回的增值已重新存入。編號{reference}，查詢{hotline}。',
    'zh-Hans': '{paid}的争议已结束，早前扣回的充值已重新到账。单号{reference}，查询{hotline}。',
    en: 'The dispute about {paid} is over: the top-up that we took off the line is back. Ref {reference}. Questions? Call {hotline}.',
  },
};
