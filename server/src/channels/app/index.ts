export { answers as appAnswers } from './answers.ts';
export type { AppPlace } from './channel.ts';
export { openAppChannel } from './open-app-channel.ts';
export { serveAppPages } from './pages.ts';
