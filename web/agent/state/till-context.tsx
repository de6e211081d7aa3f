import { createContext, type ReactNode, use } from 'react';
import type { DeviceStorage, Language, Problem } from '../../client/index.ts';
import type { Format } from '../../language/index.ts';
import type { Say } from '../words/words.ts';
import type { Session, TillChannel } from './till-channel.ts';

/** What every part of the till works with. */
export interface TillTools {
  readonly channel: TillChannel;
  readonly storage: DeviceStorage;
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

/** A problem as a sentence: the server's own, or what the network did. */
export function sentenceOf(problem: Problem, say: Say): string {
  if (problem.kind === 'refused') return problem.detail;
  return problem.kind === 'unreachable' ? say('unreachable') : say('faulty');
}
