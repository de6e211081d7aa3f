export { type AgeFile, openAgeFile } from './encrypt.ts';
export { readRecipient, type Recipient, recipientText } from './recipient.ts';
