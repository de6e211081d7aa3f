export { openLogChannel } from './open-log-channel.ts';
