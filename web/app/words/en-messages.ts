/** Texts of messages and of how one is told things, in English. */
export const enMessages = {
  'messageSettings.title': 'How we reach you',
  'messages.none': 'Nothing here yet. What we send you by SMS is shown here too.',
  'messages.unread': 'Unread',
  'messages.openAll': 'Mark all as read',
  'messages.sms': 'SMS',
  'messages.email': 'E-mail',
  'messages.inbox': 'App only',
  'messages.push': 'Notification',
  'messages.queued': 'to be sent',
  'messages.sending': 'being sent',
  'messages.sent': 'sent',
  'messages.unknown': 'perhaps sent',
  'messages.delivered': 'arrived',
  'messages.failed': 'not sent',

  'ways.title': 'Which way first',
  'ways.text':
    'Each message is sent one way. If it does not get through, we try your next way; what you must know is always sent. Everything is shown in the app too.',
  'ways.payments': 'Payments and safety',
  'ways.balance': 'Balance',
  'ways.expiry': 'End of the SIM',
  'ways.packs': 'Packs, plan and fees',
  'ways.zones': 'Rates when you cross the border',
  'quiet.title': 'Quiet hours',
  'quiet.text':
    'What can wait comes in the morning, Hong Kong time. Answers to what you do come at once. For no quiet hours, set both to the same time.',
  'quiet.from': 'From',
  'quiet.until': 'Until',
  'quiet.keep': 'Save the hours',

  'push.title': 'Notifications of this browser',
  'push.text':
    'Shown on this device, even while the app is closed. Others may see your lock screen.',
  'push.on': 'Turn on here',
  'push.off': 'Turn off here',
  'push.isOn': 'On in this browser.',
  'push.denied': 'This browser does not let us. You can allow it in its settings.',
  'push.missing':
    'This browser cannot show notifications. On an iPhone, first add the app to the home screen.',
  'push.lost': 'The browser could not turn it on just now. Please try again later.',

  'email.title': 'E-mail',
  'email.text': 'Used where an SMS does not get through. We never put a link into a mail.',
  'email.address': 'Your e-mail address',
  'email.send': 'Send a code',
  'email.asked':
    'We have sent a code to {address}. Type it here to show that the address is yours.',
  'email.code': 'Code from the mail',
  'email.confirm': 'Confirm',
  'email.other': 'Use another address',
  'email.confirmed': 'We can write to {address}.',
  'email.failed': 'Mails to {address} come back',
  'email.failedText':
    'Its mail server says there is no such mailbox, so we send nothing there now. To use it again, have a code sent there and enter it.',
  'email.again': 'Send a code there again',
  'email.remove': 'Remove the address',
} as const;

export type MessageWords = Readonly<Record<keyof typeof enMessages, string>>;
