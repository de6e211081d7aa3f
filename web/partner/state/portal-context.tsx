import { createContext, type ReactNode, use } from 'react';
import type { Language } from '../../client/index.ts';
import type { Format } from '../../language/index.ts';
import type { Say } from '../words/words.ts';
import type { PortalChannel, Session } from './portal-channel.ts';

/** What every part of the portal works with. */
export interface PortalTools {
  readonly channel: PortalChannel;
  readonly session: Session;
  readonly language: Language;
  readonly say: Say;
  readonly format: Format;
  /** Whether the server could not be reached last, and how often it has come back. */
  readonly isAway: boolean;
  readonly returns: number;
  /** Takes over what the server says of who is here. */
  onSession(session: Session): void;
}

const Tools = createContext<PortalTools | null>(null);

export function PortalProvider({
  tools,
  children,
}: {
  readonly tools: PortalTools;
  readonly children: ReactNode;
}): ReactNode {
  return <Tools value={tools}>{children}</Tools>;
}

export function usePortal(): PortalTools {
  const tools = use(Tools);
  if (!tools) throw new Error('outside of the portal');
  return tools;
}
