import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import { exactTime } from './exact-time.ts';

/** An instant, or a dash for one that has not come. */
export function When({ at }: { readonly at: string | null }): ReactNode {
  const { language } = useConsole();
  return at === null ? '–' : <time dateTime={at}>{exactTime(at, language)}</time>;
}
