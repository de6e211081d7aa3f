import type { ReactNode } from 'react';
import type { DeviceStorage, Language } from '../client/index.ts';
import {
  type FirstLook,
  LanguageSelect,
  openPendingSales,
  openPendingVouchers,
  Unreachable,
  useTitle,
  useVisit,
} from '../counter/index.ts';
import { Button } from '../kit/index.ts';
import { formatIn } from '../language/index.ts';
import { Desk } from './pages/desk.tsx';
import { SignIn } from './pages/sign-in.tsx';
import type { HallChannel, Session } from './state/hall-channel.ts';
import { HallProvider, type HallTools } from './state/hall-context.tsx';
import { loadWords, sayIn, type Words } from './words/words.ts';

interface FrameProps {
  readonly channel: HallChannel;
  readonly storage: DeviceStorage;
  readonly first: FirstLook<Session, Words>;
}

/** Head, language and who is at work; below it the desk or the way in. */
export function Frame({ channel, storage, first }: FrameProps): ReactNode {
  const { language, words, session, ...visit } = useVisit({ channel, storage, first, loadWords });
  const say = sayIn(words);
  useTitle(language, say('title'));
  if (session === null) {
    return (
      <main className="hall stack">
        <Unreachable say={say} />
      </main>
    );
  }
  const login = session.staff?.login ?? '';
  const owner = { id: login, name: login };
  const tools: HallTools = {
    channel,
    pendingSales: openPendingSales(storage, 'lowu.pending-counter-sale', owner),
    pendingVouchers: openPendingVouchers(storage, 'lowu.pending-counter-voucher', owner),
    session,
    language,
    say,
    format: formatIn(language),
    onSession: visit.onSession,
  };
  return (
    <HallProvider tools={tools}>
      <Head tools={tools} onLanguage={visit.onLanguage} />
      <main className="hall stack">
        {session.staff ? <Desk key={language} staff={session.staff} /> : <SignIn />}
      </main>
    </HallProvider>
  );
}

interface HeadProps {
  readonly tools: HallTools;
  readonly onLanguage: (language: Language) => void;
}

function Head({ tools, onLanguage }: HeadProps): ReactNode {
  const { channel, session, say, language, onSession } = tools;
  const leave = async (): Promise<void> => {
    const result = await channel.call('signOutStaff', {});
    if (result.isOk) onSession(result.answer);
  };
  return (
    <header className="hall-head off-paper">
      <p className="hall-who">{session.staff ? session.staff.name : say('title')}</p>
      <LanguageSelect label={say('language')} language={language} onLanguage={onLanguage} />
      {session.staff && (
        <Button kind="plain" isWide={false} onClick={() => void leave()}>
          {say('signOut')}
        </Button>
      )}
    </header>
  );
}
