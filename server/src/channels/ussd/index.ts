export { openUssdChannel } from './open-ussd-channel.ts';
