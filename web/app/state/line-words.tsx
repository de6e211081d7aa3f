import { createContext, type ReactNode, use, useContext, useDeferredValue, useMemo } from 'react';
import type { Language } from '../../client/index.ts';
import type { LineWords } from '../words/line-en.ts';
import { type LineSay, loadLineWords, sayOfLineIn } from '../words/words.ts';
import { type App, useApp } from './app-context.tsx';
import { persistently } from './lazy-page.ts';

/** What the pages about one line need: the same as every page, with more to say. */
export interface LineApp extends App {
  readonly say: LineSay;
}

const LineSayContext = createContext<LineSay | undefined>(undefined);

export function useLineApp(): LineApp {
  const app = useApp();
  const say = useContext(LineSayContext);
  if (!say) throw new Error('useLineApp is used outside of WithLineWords');
  return useMemo(() => ({ ...app, say }), [app, say]);
}

const asked = new Map<Language, Promise<LineWords>>();

/** One promise for each language, as `use` wants it; one that was lost is asked for anew. */
function lineWords(language: Language): Promise<LineWords> {
  const known = asked.get(language);
  if (known) return known;
  const words = persistently(() => loadLineWords(language));
  asked.set(language, words);
  words.catch(() => asked.delete(language));
  return words;
}

/**
 * Has the texts of the pages about one line ready for what is inside. In another language the
 * former ones stay on the screen until the new ones are here.
 */
export function WithLineWords({ children }: { readonly children: ReactNode }): ReactNode {
  const { language, words } = useApp();
  const more = use(lineWords(useDeferredValue(language)));
  const say = useMemo<LineSay>(() => sayOfLineIn({ ...words, ...more }), [words, more]);
  return <LineSayContext value={say}>{children}</LineSayContext>;
}
