export { openSmsChannel } from './open-sms-channel.ts';
