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
export { type DeliveryReport, recordDelivery } from './record-delivery.ts';
export { sendDueMessages } from './send-due-messages.ts';
export { openSender, type SenderName } from './senders/registry.ts';
export type { OutgoingMessage, Sender, SenderAddress, SendOutcome } from './senders/sender.ts';
export { notificationSettings } from './settings.ts';
export { sweepMessages } from './sweep-messages.ts';
