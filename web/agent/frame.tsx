import type { ReactNode } from 'react';
import type { DeviceStorage } from '../client/index.ts';
import {
  type FirstLook,
  LanguageSelect,
  openPendingSales,
  openPendingVouchers,
  Unreachable,
  useTitle,
  useVisit,
} from '../counter/index.ts';
import { formatIn, translated } from '../language/index.ts';
import { SignIn } from './pages/sign-in.tsx';
import { Till } from './pages/till.tsx';
import type { Session, TillChannel } from './state/till-channel.ts';
import { TillProvider, type TillTools } from './state/till-context.tsx';
import { loadWords, sayIn, type Words } from './words/words.ts';

interface FrameProps {
  readonly channel: TillChannel;
  readonly storage: DeviceStorage;
  readonly first: FirstLook<Session, Words>;
}

/** Head, language and who stands here; below it the till or the way in. */
export function Frame({ channel, storage, first }: FrameProps): ReactNode {
  const { language, words, session, ...visit } = useVisit({ channel, storage, first, loadWords });
  const say = sayIn(words);
  const title = session ? translated(session.brand.name, language) : say('title');
  useTitle(language, title);
  if (session === null) {
    return (
      <main className="till stack">
        <Unreachable say={say} />
      </main>
    );
  }
  const { till } = session;
  const owner = { id: till?.reseller ?? '', name: till?.shop ?? '' };
  const tools: TillTools = {
    channel,
    pendingSales: openPendingSales(storage, 'lowu.pending-sale', owner),
    pendingVouchers: openPendingVouchers(storage, 'lowu.pending-voucher', owner),
    session,
    language,
    say,
    format: formatIn(language),
    onSession: visit.onSession,
    onLanguage: visit.onLanguage,
  };
  return (
    <TillProvider tools={tools}>
      <Head tools={tools} title={title} />
      <main className="till stack">
        {till ? <Till key={till.reseller} till={till} /> : <SignIn />}
      </main>
    </TillProvider>
  );
}

function Head({ tools, title }: { readonly tools: TillTools; readonly title: string }): ReactNode {
  const { session, say, format, language, onLanguage } = tools;
  const { till } = session;
  return (
    <header className="till-head off-paper">
      <p className="till-shop">
        {till ? say('tillOf', { shop: till.shop, till: String(till.till) }) : title}
      </p>
      {till && (
        <p className="till-float">
          {say('floatLeft')} <strong>{format.money(till.float)}</strong>
        </p>
      )}
      <LanguageSelect label={say('language')} language={language} onLanguage={onLanguage} />
    </header>
  );
}
