export { answers as consoleAnswers } from './answers.ts';
export type { ConsolePlace, DemoLogin } from './channel.ts';
export { serveConsolePages } from './pages.ts';
export { openConsoleChannel } from './open-console-channel.ts';
