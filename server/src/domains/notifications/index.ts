export { askEmail, type EmailToAsk } from './ask-email.ts';
export { confirmEmail } from './confirm-email.ts';
export { followOwner } from './follow-owner.ts';
export { forgetEmail } from './forget-email.ts';
export { forgetReceivers } from './forget-receivers.ts';
export { type ListedMessage, listMessages } from './list-messages.ts';
export type {
  MessageId,
  MessageKind,
  MessageParameters,
  MessageState,
  NewMessage,
  NewSecretMessage,
} from './message.ts';
export type { OwnNumber } from './inbox.ts';
export { openMessages, type ToOpen } from './open-messages.ts';
export { type InboxMessage, readInbox } from './read-inbox.ts';
export { chooseWays, type WaysToChoose } from './choose-ways.ts';
export type { Owner, OwnerId, Reach } from './reach.ts';
export { readReach } from './read-reach.ts';
export { addPush } from './add-push.ts';
export type { PushEndpoint } from './push-endpoint.ts';
export { removePush } from './remove-push.ts';
export { type VapidKeys, vapidKeysOf } from './vapid.ts';
export { queueMessages } from './queue-messages.ts';
export { queueSecretMessage } from './queue-secret-message.ts';
export { countMessages, type MessageCount } from './count-messages.ts';
export { hearReceipts } from './hear-receipts.ts';
export { sendDueMessages } from './send-due-messages.ts';
export { openSenders } from './senders/registry.ts';
export type { OutgoingMessage, Sender, Senders, SendOutcome } from './senders/sender.ts';
export { type LinkOptions, SmppLink } from './senders/smpp/smpp-link.ts';
export { SmtpLink } from './senders/smtp/smtp-link.ts';
export { readSmtpPlace, type SmtpPlace } from './senders/smtp/smtp-place.ts';
export { readSmppPlace, type SmppPlace } from './senders/smpp/smpp-place.ts';
export { notificationSettings, quietHoursOf } from './settings.ts';
export { type ShownTemplate, showTemplates } from './show-templates.ts';
export { sweepMessages } from './sweep-messages.ts';
export { dayWords, moneyWords } from './text.ts';
export { withdrawWaiting } from './withdraw-waiting.ts';
