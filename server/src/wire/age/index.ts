export { NotOpened, type OpenedAgeFile, openSealedAgeFile } from './decrypt.ts';
export { type AgeFile, openAgeFile } from './encrypt.ts';
export { type Identity, readIdentity } from './identity.ts';
export { readRecipient, type Recipient, recipientText } from './recipient.ts';
