import type { Say } from '../words/words.ts';

/** Codes of the server that have a name here; a new one shows as its code until it gets one. */
export function methodName(code: string, say: Say): string {
  return code === 'alipay_cn' ? say('method.alipay_cn') : code;
}

export function channelName(code: string, say: Say): string {
  return code === 'app' ? say('channel.app') : code;
}
