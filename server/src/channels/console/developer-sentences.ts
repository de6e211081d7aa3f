import type { Words } from '#base';

/** What staff are told of whom they let in at the partners' portal. */
export const developerSentences: Readonly<Record<string, Words>> = {
  admission_unknown: {
    en: 'Somebody has decided this already.',
    'zh-Hant': '已有人作出決定。',
    'zh-Hans': '已有人作出决定。',
  },
  admission_waiting: {
    en: 'Somebody has asked for this address already. It waits for a second person.',
    'zh-Hant': '已有人為此電郵地址提出申請，正等候另一人決定。',
    'zh-Hans': '已有人为该邮箱提出申请，正等候另一人决定。',
  },
  developer_email_invalid: {
    en: 'This is not an e-mail address.',
    'zh-Hant': '電郵地址格式不正確。',
    'zh-Hans': '邮箱格式不正确。',
  },
  developer_email_taken: {
    en: 'This address is a developer’s already, of this partner or of another.',
    'zh-Hant': '此電郵地址已屬於此合作夥伴或另一合作夥伴的開發者。',
    'zh-Hans': '该邮箱已属于此合作伙伴或另一合作伙伴的开发者。',
  },
  partner_unknown: {
    en: 'There is no such partner.',
    'zh-Hant': '沒有此合作夥伴。',
    'zh-Hans': '没有该合作伙伴。',
  },
};
