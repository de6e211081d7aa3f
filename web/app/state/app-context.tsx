import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { Language, Session } from '../../client/index.ts';
import type { Words } from '../words/en.ts';
import { loadWords, type Say, sayIn } from '../words/words.ts';
import type { Device } from './device.ts';
import { persistently } from './lazy-page.ts';
import { useStore } from './store.ts';
import { type Format, formatIn } from '../../language/index.ts';

/** What nearly every screen needs. */
export interface App {
  readonly device: Device;
  readonly session: Session | undefined;
  readonly language: Language;
  readonly isCareMode: boolean;
  /** The texts that `say` says. */
  readonly words: Words;
  readonly say: Say;
  readonly format: Format;
}

const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp is used outside of AppProvider');
  return app;
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** The catalogue of the language; the former one stays on the screen until the new one is here. */
function useWords(language: Language, first: Spoken): Spoken {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    let isWanted = true;
    const speak = async (): Promise<void> => {
      const words = await persistently(() => loadWords(language));
      if (isWanted) setSpoken({ language, words });
    };
    // Where it cannot be had, the former stays: a text that can be read is better than none.
    speak().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [language]);
  return spoken;
}

interface AppProviderProps {
  readonly device: Device;
  readonly first: Spoken;
  readonly children: ReactNode;
}

export function AppProvider({ device, first, children }: AppProviderProps): ReactNode {
  const preferences = useStore(device.preferences);
  const session = useStore(device.session);
  const { language, words } = useWords(preferences.language, first);
  const { isCareMode } = preferences;

  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh-Hant' ? 'zh-Hant-HK' : language;
    document.documentElement.dataset['care'] = isCareMode ? 'on' : 'off';
  }, [language, isCareMode]);

  const app = useMemo<App>(
    () => ({
      device,
      session,
      language,
      isCareMode,
      words,
      say: sayIn(words),
      format: formatIn(language),
    }),
    [device, session, language, isCareMode, words],
  );
  return <AppContext value={app}>{children}</AppContext>;
}
