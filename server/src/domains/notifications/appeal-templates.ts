import type { Words } from '#base';

/** Where an appeal has got to; what was said about it stands in the app. */
export const appealTemplates = {
  appeal_opened: {
    'zh-Hant': '已收到你的申訴，編號{number}。{hours}小時內有專人聯絡，{days}日內答覆。進度見App。',
    'zh-Hans': '已收到您的申诉，编号{number}。{hours}小时内专人联系，{days}天内答复。进度见App。',
    en: 'We have your appeal {number}. A person will write within {hours} hours, and answer it within {days} days. Follow it in the app.',
  },
  appeal_replied: {
    'zh-Hant': '你的申訴{number}有新進展，請於App查閱。查詢{hotline}。',
    'zh-Hans': '您的申诉{number}有新进展，请在App查看。查询{hotline}。',
    en: 'There is news about your appeal {number}: read it in the app. Questions? Call {hotline}.',
  },
  appeal_asked: {
    'zh-Hant': '你的申訴{number}需要補充資料，請於App補充，其間暫停計時。查詢{hotline}。',
    'zh-Hans': '您的申诉{number}需要补充信息，请在App补充，其间暂停计时。查询{hotline}。',
    en: 'We have a question about your appeal {number}: please answer it in the app. Its time limit waits until then. Questions? Call {hotline}.',
  },
  appeal_answered: {
    'zh-Hant': '你的申訴{number}已有答覆，請於App查閱。如不滿意，可要求再次處理。',
    'zh-Hans': '您的申诉{number}已有答复，请在App查看。如不满意，可要求再次处理。',
    en: 'Your appeal {number} is answered: read it in the app. If you are not satisfied, you can reopen it once.',
  },
  appeal_late: {
    'zh-Hant': '抱歉，你的申訴{number}超過了承諾的時間，我們會盡快處理。其他求助途徑見App。',
    'zh-Hans': '抱歉，您的申诉{number}超过了承诺的时间，我们会尽快处理。其他求助途径见App。',
    en: 'We are sorry: your appeal {number} is later than we promised. The app says where else you can turn to.',
  },
} as const satisfies Readonly<Record<string, Words>>;
