import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, Skeleton } from '../../../kit/index.ts';
import { LanguageChoice } from '../../layout/language-button.tsx';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { useNewest } from '../../state/use-newest.ts';
import { EmailCard } from './email-card.tsx';
import { PushCard } from './push-card.tsx';
import { QuietCard, WaysCard } from './ways-card.tsx';

function Settings(): ReactNode {
  const { device, say } = useLineApp();
  const { value, problem, readAgain } = useLoaded('message settings', () =>
    device.channel.call('readMessageSettings', {}),
  );
  const [settings, setChanged] = useNewest(value);
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!settings && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {settings && (
        <>
          <WaysCard settings={settings} onChange={setChanged} onUnknown={readAgain} />
          <QuietCard settings={settings} onChange={setChanged} onUnknown={readAgain} />
          <section className="card">
            <LanguageChoice />
          </section>
          <PushCard settings={settings} onChange={setChanged} />
          <EmailCard settings={settings} onChange={setChanged} />
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
