import { createContext, type ReactNode, use } from 'react';
import type { Language } from '../../client/index.ts';
import type { PendingSales, PendingVouchers } from '../../counter/index.ts';
import type { Format } from '../../language/index.ts';
import type { Say } from '../words/words.ts';
import type { Session, TillChannel } from './till-channel.ts';

/** What every part of the till works with. */
export interface TillTools {
  readonly channel: TillChannel;
  readonly pendingSales: PendingSales;
  readonly pendingVouchers: PendingVouchers;
  readonly session: Session;
  readonly language: Language;
  readonly say: Say;
  readonly format: Format;
  /** Takes over what the server says of who is here. */
  onSession(session: Session): void;
  onLanguage(language: Language): void;
}

const Tools = createContext<TillTools | null>(null);

export function TillProvider({
  tools,
  children,
}: {
  readonly tools: TillTools;
  readonly children: ReactNode;
}): ReactNode {
  return <Tools value={tools}>{children}</Tools>;
}

export function useTill(): TillTools {
  const tools = use(Tools);
  if (!tools) throw new Error('outside of the till');
  return tools;
}
