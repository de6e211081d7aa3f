import { type ReactNode, useEffect, useState } from 'react';
import type { DeviceStorage, Language, Result } from '../client/index.ts';
import { formatIn, languageNames, languages, translated } from '../language/index.ts';
import { Banner, Button } from '../kit/index.ts';
import { SignIn } from './pages/sign-in.tsx';
import { Till } from './pages/till.tsx';
import type { Session, TillChannel } from './state/till-channel.ts';
import { TillProvider, type TillTools } from './state/till-context.tsx';
import { loadWords, sayIn, type Words } from './words/words.ts';

interface FrameProps {
  readonly channel: TillChannel;
  readonly storage: DeviceStorage;
  readonly first: {
    readonly language: Language;
    readonly words: Words;
    readonly session: Result<Session>;
  };
}

/** Head, language and who stands here; below it the till or the way in. */
export function Frame({ channel, storage, first }: FrameProps): ReactNode {
  const [spoken, setSpoken] = useState({ language: first.language, words: first.words });
  const [session, setSession] = useState(first.session.isOk ? first.session.answer : null);
  const say = sayIn(spoken.words);
  const title = session ? translated(session.brand.name, spoken.language) : say('title');
  useEffect(() => {
    document.documentElement.lang = spoken.language;
    document.title = title;
  }, [spoken.language, title]);
  if (session === null) {
    return (
      <main className="till stack">
        <h1>{say('title')}</h1>
        <Banner kind="attention" title={say('unreachable')} />
        <Button onClick={() => location.reload()}>{say('beginAgain')}</Button>
      </main>
    );
  }
  channel.use({ csrfToken: session.csrfToken });
  const tools: TillTools = {
    channel,
    storage,
    session,
    language: spoken.language,
    say,
    format: formatIn(spoken.language),
    onSession: setSession,
    onLanguage: (language) => {
      storage.write('lowu.language', language);
      channel.use({ language });
      void loadWords(language).then((words) => setSpoken({ language, words }));
    },
  };
  return (
    <TillProvider tools={tools}>
      <Head tools={tools} title={title} />
      <main className="till stack">{session.till ? <Till till={session.till} /> : <SignIn />}</main>
    </TillProvider>
  );
}

function Head({ tools, title }: { readonly tools: TillTools; readonly title: string }): ReactNode {
  const { session, say, format, language, onLanguage } = tools;
  const { till } = session;
  return (
    <header className="till-head">
      <p className="till-shop">
        {till ? say('tillOf', { shop: till.shop, till: String(till.till) }) : title}
      </p>
      {till && (
        <p className="till-float">
          {say('floatLeft')} <strong>{format.money(till.float)}</strong>
        </p>
      )}
      <label className="till-language">
        <span className="unseen">{say('language')}</span>
        <select value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
