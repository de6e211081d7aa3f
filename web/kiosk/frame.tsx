import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Language } from '../client/index.ts';
import { Banner, Button } from '../kit/index.ts';
import { formatIn, translated } from '../language/index.ts';
import type { Machine } from './device/machine.ts';
import { EnrolPage } from './pages/enrol-page.tsx';
import { Visit } from './pages/visit.tsx';
import { firstLanguage, KioskProvider, type KioskTools, useKiosk } from './state/kiosk-context.tsx';
import { useIdle } from './state/use-idle.ts';
import { loadWords, sayIn, type Words } from './words/words.ts';

interface FrameProps {
  readonly machine: Machine;
  readonly words: Words;
}

/** Head, and one session after the other. Each begins with the language. */
export function Frame({ machine, words: first }: FrameProps): ReactNode {
  const standing = useSyncExternalStore(
    (watcher) => machine.watch(watcher),
    () => machine.standing,
  );
  const [spoken, setSpoken] = useState({ language: firstLanguage, words: first });
  const [visit, setVisit] = useState({ number: 0, isBegun: false });
  const leaving = useRef<(() => void) | null>(null);
  const say = sayIn(spoken.words);
  const { welcome, session, identity } = standing;
  const title = welcome ? translated(welcome.brand.name, spoken.language) : say('title');
  useEffect(() => {
    document.documentElement.lang = spoken.language;
    document.title = title;
  }, [spoken.language, title]);
  const end = (): void => setVisit(({ number }) => ({ number: number + 1, isBegun: false }));
  const left = useIdle(session?.idleSeconds ?? 60, visit.isBegun, () => (leaving.current ?? end)());
  const [whenLeft] = useState(() => (leave: () => void) => {
    leaving.current = leave;
    return () => {
      if (leaving.current === leave) leaving.current = null;
    };
  });
  const tools: KioskTools = {
    machine,
    standing,
    language: spoken.language,
    say,
    format: formatIn(spoken.language),
    whenLeft,
    onLanguage: (language: Language) => {
      machine.speak(language);
      void loadWords(language).then((words) => setSpoken({ language, words }));
    },
  };
  const isKnown = identity !== null;
  return (
    <KioskProvider tools={tools}>
      <header className="kiosk-head">
        <p className="kiosk-brand">{title}</p>
        {session && <p className="soft">{session.kiosk.code}</p>}
      </header>
      <main className="kiosk stack stack-wide">
        {!standing.isOnline && <Banner kind="attention" title={say('offline')} isNews />}
        {isKnown ? (
          <Visit
            key={visit.number}
            onBegin={() => setVisit((one) => ({ ...one, isBegun: true }))}
            onEnd={end}
          />
        ) : (
          <EnrolPage />
        )}
      </main>
      {left !== null && <Still seconds={left} />}
    </KioskProvider>
  );
}

/** Any touch says so; the button is for whoever looks for one. */
function Still({ seconds }: { readonly seconds: number }): ReactNode {
  const { say } = useKiosk();
  return (
    <div className="kiosk-still" role="alertdialog" aria-label={say('still')}>
      <p className="kiosk-still-title">{say('still')}</p>
      <p>{say('stillText', { seconds: String(seconds) })}</p>
      <Button>{say('here')}</Button>
    </div>
  );
}
