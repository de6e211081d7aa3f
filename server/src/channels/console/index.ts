export type { ConsolePlace, DemoLogin } from './channel.ts';
export { openConsoleChannel } from './open-console-channel.ts';
