import { useApp } from './app-context.tsx';
import { useLoaded } from './use-loaded.ts';

export interface PastReceiver {
  readonly number: string;
  readonly owner: string;
}

const most = 5;

/** Numbers that were topped up from here and got it, newest first: known to be the right ones. */
export function usePastReceivers(): readonly PastReceiver[] {
  const { device } = useApp();
  const listed = useLoaded('topups', () => device.channel.call('listTopups', { query: {} }));
  const past = new Map<string, string>();
  for (const { state, receiver } of listed.value?.topups ?? []) {
    const isWhole = !receiver.number.includes('*');
    if (state === 'credited' && isWhole && !past.has(receiver.number)) {
      past.set(receiver.number, receiver.owner);
    }
  }
  return [...past].slice(0, most).map(([number, owner]) => ({ number, owner }));
}
