import { type ReactNode, useSyncExternalStore } from 'react';
import type { DeviceStorage, Language } from '../client/index.ts';
import {
  type FirstLook,
  LanguageSelect,
  Unreachable,
  useTitle,
  useVisit,
} from '../counter/index.ts';
import { Button } from '../kit/index.ts';
import { formatIn, translated } from '../language/index.ts';
import { Desk } from './pages/desk.tsx';
import { Door } from './pages/door.tsx';
import { Away } from './parts/away.tsx';
import type { PortalChannel, Session } from './state/portal-channel.ts';
import { PortalProvider, type PortalTools } from './state/portal-context.tsx';
import type { Reach } from './state/reach.ts';
import { useInvitation } from './state/use-invitation.ts';
import { loadWords, sayIn, type Words } from './words/words.ts';

interface FrameProps {
  readonly channel: PortalChannel;
  readonly reach: Reach;
  readonly storage: DeviceStorage;
  readonly first: FirstLook<Session, Words>;
  /** What a link has brought along, out of the address by now. */
  readonly invitation: string | undefined;
}

/** Head, language and who is here; below it the desk, or the way in. */
export function Frame({ channel, reach, storage, first, invitation }: FrameProps): ReactNode {
  const { language, words, session, ...visit } = useVisit({ channel, storage, first, loadWords });
  const reached = useSyncExternalStore(reach.watch, reach.now);
  const brought = useInvitation(invitation);
  const say = sayIn(words);
  useTitle(language, say('title'));
  if (session === null) {
    return (
      <main className="portal stack">
        <Unreachable say={say} />
      </main>
    );
  }
  const tools: PortalTools = {
    channel,
    session,
    language,
    say,
    format: formatIn(language),
    ...reached,
    onSession(next) {
      if (next.developer) brought.forget();
      visit.onSession(next);
    },
  };
  return (
    <PortalProvider tools={tools}>
      <Head tools={tools} onLanguage={visit.onLanguage} />
      <main className="portal stack">
        <Away />
        {session.developer ? (
          <Desk developer={session.developer} />
        ) : (
          <Door key={brought.code} code={brought.code} />
        )}
      </main>
    </PortalProvider>
  );
}

interface HeadProps {
  readonly tools: PortalTools;
  readonly onLanguage: (language: Language) => void;
}

function Head({ tools, onLanguage }: HeadProps): ReactNode {
  const { channel, session, say, language, onSession } = tools;
  const { developer, brand } = session;
  const leave = async (): Promise<void> => {
    const result = await channel.call('signOutDeveloper', {});
    if (result.isOk) onSession(result.answer);
  };
  return (
    <header className="portal-head">
      <p className="portal-who">
        {developer ? developer.business : translated(brand.name, language)}
        {session.isSandbox && <span className="portal-mark">{say('sandbox')}</span>}
      </p>
      <LanguageSelect label={say('language')} language={language} onLanguage={onLanguage} />
      {developer && (
        <Button kind="plain" isWide={false} onClick={() => void leave()}>
          {say('signOut')}
        </Button>
      )}
    </header>
  );
}
