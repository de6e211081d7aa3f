import type { Words } from '#base';

/** What a person is told about appeals, where that is more than what its kind says. */
export const appealSentences: Readonly<Record<string, Words>> = {
  appeal_unknown: {
    en: 'There is no such appeal of yours.',
    'zh-Hant': '找不到你的這宗申訴。',
    'zh-Hans': '找不到您的这条申诉。',
  },
  appeal_exists: {
    en: 'You have appealed about this already, under number {number}.',
    'zh-Hant': '你已就此提出申訴，編號{number}。',
    'zh-Hans': '您已就此提出申诉，编号{number}。',
  },
  appeal_state_wrong: {
    en: 'This appeal is over. Please load it again.',
    'zh-Hant': '此申訴已結束，請重新載入。',
    'zh-Hans': '该申诉已结束，请重新加载。',
  },
  appeal_proposed: {
    en: 'An answer is just being decided, so it cannot be withdrawn now.',
    'zh-Hant': '答覆正在審批，暫時不能撤回。',
    'zh-Hans': '答复正在审批，暂时不能撤回。',
  },
  appeal_reopened_before: {
    en: 'You have opened this appeal again once already. See below where else you can turn to.',
    'zh-Hant': '此申訴已再次處理過一次。其他求助途徑見下方。',
    'zh-Hans': '该申诉已再次处理过一次。其他求助途径见下方。',
  },
  appeal_reopening_late: {
    en: 'It is too long ago to open this appeal again.',
    'zh-Hant': '已超過要求再次處理的期限。',
    'zh-Hans': '已超过要求再次处理的期限。',
  },
  attachment_too_large: {
    en: 'This file is larger than 2 MB. Please choose a smaller one.',
    'zh-Hant': '檔案超過2 MB，請選擇較小的檔案。',
    'zh-Hans': '文件超过2 MB，请选择较小的文件。',
  },
  body_too_large: {
    en: 'This is larger than we can take. A file may have 2 MB.',
    'zh-Hant': '內容過大。檔案上限為2 MB。',
    'zh-Hans': '内容过大。文件上限为2 MB。',
  },
  attachment_type_unknown: {
    en: 'Only pictures (JPEG, PNG) and PDF files can be added.',
    'zh-Hant': '只可加入圖片（JPEG、PNG）或PDF檔案。',
    'zh-Hans': '只能添加图片（JPEG、PNG）或PDF文件。',
  },
  attachments_too_many: {
    en: 'An appeal can have {most} files at most.',
    'zh-Hant': '每宗申訴最多可加入{most}個檔案。',
    'zh-Hans': '每条申诉最多可添加{most}个文件。',
  },
};
