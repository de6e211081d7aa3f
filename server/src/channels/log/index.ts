export { logPath, openLogChannel } from './open-log-channel.ts';
