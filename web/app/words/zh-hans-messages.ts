import type { MessageWords } from './en-messages.ts';

/** Texts of messages, in Simplified Chinese as written on the Mainland. */
export const zhHansMessages: MessageWords = {
  'messageSettings.title': '通知方式',
  'messages.none': '暂时没有消息。我们以短信通知您的内容也会显示在这里。',
  'messages.unread': '未读',
  'messages.openAll': '全部标为已读',
  'messages.sms': '短信',
  'messages.email': '邮件',
  'messages.inbox': '仅在App',
  'messages.push': '通知',
  'messages.queued': '等待发送',
  'messages.sending': '正在发送',
  'messages.sent': '已发送',
  'messages.unknown': '可能已发送',
  'messages.delivered': '已送达',
  'messages.failed': '未能发送',

  'ways.title': '优先使用哪种方式',
  'ways.text':
    '每条消息只用一种方式。如未能送达，会改用您的另一种方式；必须告知的一定会发出。所有消息也会显示在App中。',
  'ways.payments': '付款与安全',
  'ways.balance': '余额',
  'ways.expiry': '卡到期',
  'ways.packs': '套餐与费用',
  'ways.zones': '过关时的资费',
  'quiet.title': '免打扰时段',
  'quiet.text':
    '可以等的消息会在早上发出（香港时间）。您操作后的回复会立即发出。两个时间相同即没有免打扰时段。',
  'quiet.from': '从',
  'quiet.until': '到',
  'quiet.keep': '保存时段',

  'push.title': '本浏览器的通知',
  'push.text': '在本设备显示，关闭App后也会收到。他人可能看到锁屏。',
  'push.on': '在此开启',
  'push.off': '在此关闭',
  'push.isOn': '本浏览器已开启通知。',
  'push.denied': '本浏览器不允许通知，您可在浏览器设置中允许。',
  'push.missing': '本浏览器不能显示通知。如使用iPhone，请先将App添加到主屏幕。',
  'push.lost': '浏览器暂时未能开启通知，请稍后再试。',

  'email.title': '邮箱',
  'email.text': '短信未能送达时使用。我们的邮件不会带有链接。',
  'email.address': '您的邮箱地址',
  'email.send': '发送验证码',
  'email.asked': '验证码已发送至{address}。请在此输入，以确认该地址属于您。',
  'email.code': '邮件中的验证码',
  'email.confirm': '确认',
  'email.other': '使用其他地址',
  'email.confirmed': '我们会把邮件发往{address}。',
  'email.failed': '发往{address}的邮件被退回',
  'email.failedText':
    '对方的邮件服务器表示没有此邮箱，现已停止发送。重新发送验证码并输入，即可继续使用。',
  'email.again': '重新发送验证码',
  'email.remove': '移除地址',
};
