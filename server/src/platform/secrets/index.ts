export { type Keyring, newKeyText, openKeyring } from './keyring.ts';
