import type { Authority } from './authority.ts';

/**
 * Where people go with what we did not settle, by the region of a number: looked up 2026-11. Facts
 * about law change: whoever runs the platform looks them up again each year.
 */
export const authorities: readonly Authority[] = [
  {
    code: 'ccss',
    region: 'HK',
    name: {
      en: 'Customer Complaint Settlement Scheme (CCSS)',
      'zh-Hant': '解決顧客投訴計劃（CCSS）',
      'zh-Hans': '解决顾客投诉计划（CCSS）',
    },
    does: {
      en: 'Independent mediation of billing disputes of telecom users. OFCA looks first at whether a case can be taken.',
      'zh-Hant': '就電訊帳單爭議提供獨立調解；先由通訊事務管理局辦公室（通訊辦）審核是否受理。',
      'zh-Hans': '就电讯账单争议提供独立调解；先由通讯事务管理局办公室（通讯办）审核是否受理。',
    },
    reach: {
      en: 'OFCA, telephone 2180 9521',
      'zh-Hant': '通訊辦，電話 2180 9521',
      'zh-Hans': '通讯办，电话 +852 2180 9521',
    },
    costs: {
      en: 'HK$50 for an accepted case',
      'zh-Hant': '受理個案收費 HK$50',
      'zh-Hans': '受理个案收费 HK$50',
    },
    conditions: [
      {
        condition: { wants: 'stake', leastMinor: 30_000n },
        words: {
          en: 'The amount in dispute is HK$300 or more.',
          'zh-Hant': '爭議金額不少於 HK$300。',
          'zh-Hans': '争议金额不少于 HK$300。',
        },
      },
      {
        condition: { wants: 'told_us_within', months: 18 },
        words: {
          en: 'You complained to us within 18 months of what happened.',
          'zh-Hant': '事發後18個月內已向我們投訴。',
          'zh-Hans': '事发后18个月内已向我们投诉。',
        },
      },
      {
        condition: { wants: 'our_turn', days: 42 },
        words: {
          en: 'We have told you that we cannot settle it, our answer has not settled all of it, or 6 weeks have passed since you complained.',
          'zh-Hant': '我們已告知未能解決、答覆後仍未完全解決，或投訴後已超過6星期。',
          'zh-Hans': '我们已告知未能解决、答复后仍未完全解决，或投诉后已超过6星期。',
        },
      },
      {
        condition: { wants: 'applied_within', answeredDays: 28, toldDays: 91 },
        words: {
          en: 'You apply within 4 weeks of our answer or, without one, within 3 months of your complaint.',
          'zh-Hant': '在我們答覆後4星期內申請；如未獲答覆，則在投訴後3個月內申請。',
          'zh-Hans': '在我们答复后4星期内申请；如未获答复，则在投诉后3个月内申请。',
        },
      },
      {
        condition: { wants: 'yours' },
        words: {
          en: 'You use the number for yourself or at home, not for a business.',
          'zh-Hant': '號碼屬個人或住宅用途，並非商業用途。',
          'zh-Hans': '号码为个人或住宅用途，而非商业用途。',
        },
      },
    ],
  },
  {
    code: 'miit',
    region: 'CN',
    name: {
      en: 'MIIT Telecom User Appeal Centre (12300)',
      'zh-Hant': '工業和信息化部電信用戶申訴受理中心（12300）',
      'zh-Hans': '工业和信息化部电信用户申诉受理中心（12300）',
    },
    does: {
      en: 'Decides in 5 working days whether it takes an appeal, and mediates within 30 days.',
      'zh-Hant': '5個工作日內決定是否受理，並於30日內調解。',
      'zh-Hans': '5个工作日内决定是否受理，并在30日内调解。',
    },
    reach: {
      en: 'In the Mainland, telephone 12300',
      'zh-Hant': '內地電話 12300',
      'zh-Hans': '电话 12300',
    },
    costs: null,
    conditions: [
      {
        condition: { wants: 'our_turn', days: 15 },
        words: {
          en: 'We have answered and you are not content, or 15 days have passed since you complained.',
          'zh-Hant': '對我們的答覆不滿意，或投訴後15日仍未獲答覆。',
          'zh-Hans': '对我们的答复不满意，或投诉后15日未获答复。',
        },
      },
      {
        condition: { wants: 'happened_within', months: 24, chargeMonths: 5 },
        words: {
          en: 'A dispute about charges is not older than 5 months, any other not older than 2 years.',
          'zh-Hant': '收費爭議發生未超過5個月，其他爭議未超過2年。',
          'zh-Hans': '收费争议发生未超过5个月，其他争议未超过2年。',
        },
      },
      {
        condition: { wants: 'yours' },
        words: {
          en: 'No court and no arbitrator has it, and nobody has mediated it before.',
          'zh-Hant': '未有提交法院或仲裁，亦未曾調解。',
          'zh-Hans': '未提交法院或仲裁，也未曾调解。',
        },
      },
    ],
  },
];
