import { Problem } from '../kit/answers.ts';
import type { Message } from './message.ts';

export interface Messages {
  /** True when the message is new, false when exactly this message came before. */
  receive(message: Message): boolean;
  /** Newest first. */
  list(to?: string): Message[];
  onChange(action: () => void, gone: AbortSignal): void;
}

/** The phone forgets the oldest message beyond this many. */
const mostMessages = 5_000;

export function openMessages(): Messages {
  const byId = new Map<string, Message>();
  const watchers = new Set<() => void>();
  return {
    receive(message) {
      const before = byId.get(message.id);
      if (before !== undefined) {
        if (before.to === message.to && before.text === message.text) return false;
        throw new Problem(409, `Another message already has the id ${message.id}.`);
      }
      byId.set(message.id, message);
      const oldest = byId.keys().next().value;
      if (byId.size > mostMessages && oldest !== undefined) byId.delete(oldest);
      for (const tell of watchers) tell();
      return true;
    },
    list(to) {
      const all = [...byId.values()].reverse();
      return to === undefined ? all : all.filter((message) => message.to === to);
    },
    onChange(action, gone) {
      watchers.add(action);
      gone.addEventListener('abort', () => watchers.delete(action), { once: true });
    },
  };
}
