import { useEffect } from 'react';
import type { Language } from '../client/index.ts';

/** The document says what it is called, and in which language it is to be read aloud. */
export function useTitle(language: Language, title: string): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
}
