import type { MessageWords } from './en-messages.ts';

/** Texts of messages, in Simplified Chinese as written on the Mainland. */
export const zhHansMessages: MessageWords = {
  'messages.none': '暂时没有消息。我们以短信通知您的内容也会显示在这里。',
  'messages.unread': '未读',
  'messages.openAll': '全部标为已读',
  'messages.sms': '短信',
  'messages.email': '邮件',
  'messages.queued': '等待发送',
  'messages.sending': '正在发送',
  'messages.sent': '已发送',
  'messages.unknown': '可能已发送',
  'messages.delivered': '已送达',
  'messages.failed': '未能发送',

  'email.title': '邮箱',
  'email.text': '短信未能送达时使用。我们的邮件不会带有链接。',
  'email.address': '您的邮箱地址',
  'email.send': '发送验证码',
  'email.asked': '验证码已发送至{address}。请在此输入，以确认该地址属于您。',
  'email.code': '邮件中的验证码',
  'email.confirm': '确认',
  'email.other': '使用其他地址',
  'email.confirmed': '我们可以发邮件至{address}。',
  'email.remove': '移除地址',
};
