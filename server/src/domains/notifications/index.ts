export { type ListedMessage, listMessages } from './list-messages.ts';
export type {
  MessageId,
  MessageKind,
  MessageParameters,
  MessageState,
  NewMessage,
  NewSecretMessage,
} from './message.ts';
export { queueMessages } from './queue-messages.ts';
export { queueSecretMessage } from './queue-secret-message.ts';
export { hearReceipts } from './hear-receipts.ts';
export { sendDueMessages } from './send-due-messages.ts';
export { openSenders } from './senders/registry.ts';
export type { OutgoingMessage, Sender, Senders, SendOutcome } from './senders/sender.ts';
export { type LinkOptions, SmppLink } from './senders/smpp/smpp-link.ts';
export { readSmppPlace, type SmppPlace } from './senders/smpp/smpp-place.ts';
export { notificationSettings } from './settings.ts';
export { sweepMessages } from './sweep-messages.ts';
