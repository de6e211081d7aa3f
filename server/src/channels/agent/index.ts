export type { AgentPlace, DemoTill } from './channel.ts';
export { openAgentChannel } from './open-agent-channel.ts';
export { serveAgentPages } from './pages.ts';
