import type { DeviceStorage, Language } from '../../client/index.ts';
import { guessLanguage, isLanguage } from '../../language/index.ts';

/** Shared with the app: who reads one in a language reads the other in it too. */
const key = 'lowu.language';

export function firstLanguage(storage: DeviceStorage, preferred: readonly string[]): Language {
  const chosen = storage.read(key);
  return isLanguage(chosen) ? chosen : guessLanguage(preferred);
}

export function keepLanguage(storage: DeviceStorage, language: Language): void {
  storage.write(key, language);
}
