import type { Words } from '#base';
import type { MessageKind } from './message.ts';

/** Of what is charged by itself, and of the permissions that pay for it. */
export const autoTopupTitles = {
  auto_topup_charged: { 'zh-Hant': '已自動增值', 'zh-Hans': '已自动充值', en: 'Auto top-up made' },
  auto_topup_scheduled: {
    'zh-Hant': '已定期增值',
    'zh-Hans': '已定期充值',
    en: 'Scheduled top-up made',
  },
  auto_topup_ahead: {
    'zh-Hant': '自動增值預告',
    'zh-Hans': '自动充值预告',
    en: 'Auto top-up coming up',
  },
  auto_topup_ahead_most: {
    'zh-Hant': '自動增值預告',
    'zh-Hans': '自动充值预告',
    en: 'Auto top-up coming up',
  },
  auto_topup_declined: {
    'zh-Hant': '自動增值未成功',
    'zh-Hans': '自动充值未成功',
    en: 'Auto top-up failed',
  },
  auto_topup_paused: {
    'zh-Hant': '自動增值已暫停',
    'zh-Hans': '自动充值已暂停',
    en: 'Auto top-up is paused',
  },
  auto_topup_rests: {
    'zh-Hant': '自動增值已暫停',
    'zh-Hans': '自动充值已暂停',
    en: 'Auto top-up is paused',
  },
  auto_topup_cap_reached: {
    'zh-Hant': '自動增值已達上限',
    'zh-Hans': '自动充值已达上限',
    en: 'Auto top-up cap reached',
  },
  auto_topup_not_made: {
    'zh-Hant': '自動增值沒有扣款',
    'zh-Hans': '自动充值没有扣款',
    en: 'Auto top-up made no charge',
  },
  auto_topup_unknown: {
    'zh-Hant': '自動增值尚未確認',
    'zh-Hans': '自动充值尚未确认',
    en: 'Auto top-up not confirmed yet',
  },
  auto_topup_put_off: { 'zh-Hant': '自動增值順延', 'zh-Hans': '自动充值顺延', en: 'Top-up waits' },
  auto_topup_started: {
    'zh-Hant': '自動增值已開啟',
    'zh-Hans': '自动充值已开启',
    en: 'Auto top-up is on',
  },
  auto_topup_stopped: {
    'zh-Hant': '自動增值已停用',
    'zh-Hans': '自动充值已停用',
    en: 'Auto top-up is off',
  },
  auto_topup_ended: {
    'zh-Hant': '自動增值已結束',
    'zh-Hans': '自动充值已结束',
    en: 'Auto top-up has ended',
  },
  auto_topup_stopped_open: {
    'zh-Hant': '自動增值已停用',
    'zh-Hans': '自动充值已停用',
    en: 'Auto top-up is off',
  },
  auto_topup_called_off: {
    'zh-Hant': '自動增值已取消一筆',
    'zh-Hans': '自动充值已取消一笔',
    en: 'A top-up was called off',
  },
  mandate_stopped: {
    'zh-Hant': '扣款授權已停用',
    'zh-Hans': '扣款授权已停用',
    en: 'Permission to charge stopped',
  },
  mandate_over: {
    'zh-Hant': '扣款授權已結束',
    'zh-Hans': '扣款授权已结束',
    en: 'Permission to charge is over',
  },
  collection_ahead: { 'zh-Hant': '扣款預告', 'zh-Hans': '扣款预告', en: 'A payment is coming up' },
  collection_needs_payer: {
    'zh-Hant': '付款要你確認',
    'zh-Hans': '付款需您确认',
    en: 'A payment needs you to confirm it',
  },
  collection_stopped: {
    'zh-Hant': '扣款被拒並已停用',
    'zh-Hans': '扣款被拒并已停用',
    en: 'A payment was declined',
  },
} as const satisfies Partial<Record<MessageKind, Words>>;
