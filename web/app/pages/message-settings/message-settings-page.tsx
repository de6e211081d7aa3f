import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, Skeleton } from '../../../kit/index.ts';
import { LanguageChoice } from '../../layout/language-button.tsx';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { EmailCard } from './email-card.tsx';
import { PushCard } from './push-card.tsx';
import { WaysAndHours } from './ways-card.tsx';

function Settings(): ReactNode {
  const { device, say } = useLineApp();
  const {
    value: settings,
    problem,
    readAgain,
    overtake,
  } = useLoaded('message settings', () => device.channel.call('readMessageSettings', {}));
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!settings && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {settings && (
        <>
          <WaysAndHours settings={settings} onChange={overtake} />
          <section className="card">
            <LanguageChoice />
          </section>
          <PushCard settings={settings} onChange={overtake} />
          <EmailCard settings={settings} onChange={overtake} />
        </>
      )}
    </>
  );
}

/** Where and how somebody is told things. */
export function MessageSettingsPage(): ReactNode {
  const { session, say } = useLineApp();
  return (
    <Page title={say('messageSettings.title')} back={pageAddress('messages')}>
      {session && !session.isSignedIn && (
        <Link href={pageAddress('signIn')} className={buttonClass('primary')}>
          {say('settings.signIn')}
        </Link>
      )}
      {session?.isSignedIn && <Settings />}
    </Page>
  );
}
