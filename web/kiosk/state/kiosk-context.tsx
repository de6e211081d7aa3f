import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import type { Language, Problem } from '../../client/index.ts';
import type { Format } from '../../language/index.ts';
import type { Machine, Standing } from '../device/machine.ts';
import type { Say } from '../words/words.ts';

/** Before anybody has chosen. */
export const firstLanguage: Language = 'zh-Hant';

/** What every part of the kiosk works with. */
export interface KioskTools {
  readonly machine: Machine;
  readonly standing: Standing;
  readonly language: Language;
  readonly say: Say;
  readonly format: Format;
  onLanguage(language: Language): void;
  /** Who is to be asked when nobody has touched anything for a while; returns how to stop. */
  whenLeft(leave: () => void): () => void;
}

const Tools = createContext<KioskTools | null>(null);

export function KioskProvider({
  tools,
  children,
}: {
  readonly tools: KioskTools;
  readonly children: ReactNode;
}): ReactNode {
  return <Tools value={tools}>{children}</Tools>;
}

export function useKiosk(): KioskTools {
  const tools = use(Tools);
  if (!tools) throw new Error('outside of the kiosk');
  return tools;
}

/** What happens when whoever stood here has gone. */
export function useWhenLeft(leave: () => void): void {
  const { whenLeft } = useKiosk();
  const left = useEffectEvent(leave);
  useEffect(() => whenLeft(() => left()), [whenLeft]);
}

/** A problem as a sentence: the server's own, or what the network did. */
export function sentenceOf(problem: Problem, say: Say): string {
  if (problem.kind === 'refused') return problem.detail;
  return problem.kind === 'unreachable' ? say('unreachable') : say('faulty');
}
