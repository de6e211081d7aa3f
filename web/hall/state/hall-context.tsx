import { createContext, type ReactNode, use } from 'react';
import type { Language } from '../../client/index.ts';
import type { PendingSales, PendingVouchers } from '../../counter/index.ts';
import type { Format } from '../../language/index.ts';
import type { Say } from '../words/words.ts';
import type { HallChannel, Session } from './hall-channel.ts';

/** What every part of the hall works with. */
export interface HallTools {
  readonly channel: HallChannel;
  readonly pendingSales: PendingSales;
  readonly pendingVouchers: PendingVouchers;
  readonly session: Session;
  readonly language: Language;
  readonly say: Say;
  readonly format: Format;
  /** Takes over what the server says of who is here. */
  onSession(session: Session): void;
}

const Tools = createContext<HallTools | null>(null);

export function HallProvider({
  tools,
  children,
}: {
  readonly tools: HallTools;
  readonly children: ReactNode;
}): ReactNode {
  return <Tools value={tools}>{children}</Tools>;
}

export function useHall(): HallTools {
  const tools = use(Tools);
  if (!tools) throw new Error('outside of the hall');
  return tools;
}
