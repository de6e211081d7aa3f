import type { DeviceStorage, Language, Session } from '../../client/index.ts';
import { guessLanguage, isLanguage } from '../../language/index.ts';

/** How somebody wants to be spoken to on this phone. */
export interface Preferences {
  readonly language: Language;
  readonly isCareMode: boolean;
}

export type PreferenceChange = Partial<Preferences>;

const names = { language: 'lowu.language', isCareMode: 'lowu.care' } as const;

/** What was chosen on this phone; nothing for what never was. */
function chosen(storage: DeviceStorage): PreferenceChange {
  const language = storage.read(names.language);
  const care = storage.read(names.isCareMode);
  return {
    ...(isLanguage(language) && { language }),
    ...(care !== null && { isCareMode: care === 'on' }),
  };
}

export function keepPreferences(storage: DeviceStorage, change: PreferenceChange): void {
  if (change.language !== undefined) storage.write(names.language, change.language);
  if (change.isCareMode !== undefined) {
    storage.write(names.isCareMode, change.isCareMode ? 'on' : 'off');
  }
}

export function firstPreferences(
  storage: DeviceStorage,
  preferred: readonly string[],
): Preferences {
  return { language: guessLanguage(preferred), isCareMode: false, ...chosen(storage) };
}

/**
 * What was chosen on this phone wins, and is to be told to the server; for the rest a person who is
 * signed in gets what the server knows of them.
 */
export function reconciled(
  storage: DeviceStorage,
  shown: Preferences,
  session: Session,
): { readonly shown: Preferences; readonly tell: PreferenceChange } {
  const mine = chosen(storage);
  const known = { language: session.language, isCareMode: session.isCareMode };
  return {
    shown: session.isSignedIn ? { ...known, ...mine } : shown,
    tell: {
      ...(mine.language !== undefined &&
        mine.language !== known.language && { language: mine.language }),
      ...(mine.isCareMode !== undefined &&
        mine.isCareMode !== known.isCareMode && { isCareMode: mine.isCareMode }),
    },
  };
}
