import { useCallback, useEffect, useState } from 'react';
import type { DeviceStorage, Language } from '../../client/index.ts';
import { loadWords, type Words } from '../words/words.ts';
import { keepLanguage } from './language.ts';

export interface Speaking {
  readonly language: Language;
  readonly words: Words;
}

/** The language that is shown. Another one is shown once its words are here. */
export function useSpoken(
  storage: DeviceStorage,
  first: Speaking,
): [Speaking, (language: Language) => void] {
  const [speaking, setSpeaking] = useState(first);
  useEffect(() => {
    document.documentElement.lang =
      speaking.language === 'zh-Hant' ? 'zh-Hant-HK' : speaking.language;
  }, [speaking.language]);
  const choose = useCallback(
    (language: Language) => {
      keepLanguage(storage, language);
      void loadWords(language).then(
        (words) => setSpeaking({ language, words }),
        () => undefined,
      );
    },
    [storage],
  );
  return [speaking, choose];
}
