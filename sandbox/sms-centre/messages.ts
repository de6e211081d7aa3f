/** A message as it stands on a phone, or goes out from it. */
export interface Message {
  /** By which the centre knows it; the first part's, where there are several. */
  readonly id: string;
  /** The phone's number, E.164. */
  readonly number: string;
  readonly way: 'in' | 'out';
  /** Who it is from, or to. */
  readonly other: string;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A dialogue by USSD that a phone shows. */
export interface Dialogue {
  readonly session: number;
  readonly code: string;
  text: string;
  turn: number;
  state: 'waits' | 'asks' | 'over';
}

export interface Phones {
  add(message: Message): void;
  /** Newest first. */
  list(number?: string): Message[];
  dialogues: Map<string, Dialogue>;
  changed(): void;
  onChange(action: () => void, gone: AbortSignal): void;
}

/** The oldest message beyond this many is forgotten. */
const mostMessages = 5_000;

export function openPhones(): Phones {
  let messages: Message[] = [];
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const tell of watchers) tell();
  };
  return {
    dialogues: new Map(),
    changed,
    add(message) {
      messages.push(message);
      if (messages.length > 2 * mostMessages) messages = messages.slice(-mostMessages);
      changed();
    },
    list(number) {
      const all = messages.slice(-mostMessages).toReversed();
      return number === undefined ? all : all.filter((message) => message.number === number);
    },
    onChange(action, gone) {
      watchers.add(action);
      gone.addEventListener('abort', () => watchers.delete(action), { once: true });
    },
  };
}
