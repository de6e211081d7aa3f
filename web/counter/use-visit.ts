import { useState } from 'react';
import type { DeviceStorage, Language, Result } from '../client/index.ts';

/** What a screen behind a door has read before it is drawn for the first time. */
export interface FirstLook<Session, Words> {
  readonly language: Language;
  readonly words: Words;
  readonly session: Result<Session>;
}

interface VisitGiven<Session, Words> {
  readonly channel: { use(options: { csrfToken?: string; language?: Language }): void };
  readonly storage: DeviceStorage;
  readonly first: FirstLook<Session, Words>;
  readonly loadWords: (language: Language) => Promise<Words>;
}

export interface Visit<Session, Words> {
  readonly language: Language;
  readonly words: Words;
  /** Null where nothing was heard of who is here. */
  readonly session: Session | null;
  /** Takes over what the server says of who is here. */
  readonly onSession: (session: Session) => void;
  readonly onLanguage: (language: Language) => void;
}

/** Who is here and in which language, for as long as the page is open. */
export function useVisit<Session extends { readonly csrfToken: string }, Words>({
  channel,
  storage,
  first,
  loadWords,
}: VisitGiven<Session, Words>): Visit<Session, Words> {
  const [spoken, setSpoken] = useState({ language: first.language, words: first.words });
  const [session, onSession] = useState(first.session.isOk ? first.session.answer : null);
  if (session) channel.use({ csrfToken: session.csrfToken });
  const onLanguage = (language: Language): void => {
    storage.write('lowu.language', language);
    channel.use({ language });
    void loadWords(language).then((words) => setSpoken({ language, words }));
  };
  return { ...spoken, session, onSession, onLanguage };
}
