import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Problem } from '../../../client/index.ts';
import { Button, buttonClass, Card, useToast } from '../../../kit/index.ts';
import { LanguageChoice } from '../../layout/language-button.tsx';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { pageAddress } from '../../routes.ts';
import { stopPush } from '../../state/browser-push.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { MyData } from './my-data.tsx';

function CareMode(): ReactNode {
  const { device, say, isCareMode } = useLineApp();
  const tell = useToast();
  return (
    <Card title={say('settings.care')}>
      <p className="soft">{say('settings.careText')}</p>
      <Button
        kind="secondary"
        aria-pressed={isCareMode}
        onClick={() => {
          device.prefer({ isCareMode: !isCareMode });
          tell(say('settings.saved'));
        }}
      >
        {isCareMode ? say('settings.careOff') : say('settings.careOn')}
      </Button>
    </Card>
  );
}

function Account(): ReactNode {
  const { device, session, say } = useLineApp();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const signOut = async (): Promise<void> => {
    setIsBusy(true);
    // Whoever comes next is not shown what the last one is told.
    await stopPush(device).catch(() => undefined);
    const result = await device.channel.call('signOut', {}, { isRepeatable: true });
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) device.enter(result.answer);
  };
  if (!session?.isSignedIn) {
    return (
      <Link href={pageAddress('signIn')} className={buttonClass('primary')}>
        {say('settings.signIn')}
      </Link>
    );
  }
  return (
    <Card title={say('settings.signedIn', { name: session.subscriber?.name ?? '' })}>
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind="secondary"
        busyLabel={isBusy ? say('action.working') : undefined}
        onClick={() => void signOut()}
      >
        {say('settings.signOut')}
      </Button>
    </Card>
  );
}

export function SettingsPage(): ReactNode {
  const { say, session } = useLineApp();
  return (
    <Page title={say('settings.title')} back={pageAddress('home')}>
      <section className="card">
        <LanguageChoice />
      </section>
      <CareMode />
      <nav className="card links" aria-label={say('settings.help')}>
        {session?.isSignedIn && (
          <LinkRow to={pageAddress('messageSettings')} icon="speak">
            {say('messageSettings.title')}
          </LinkRow>
        )}
        {session?.isSignedIn && (
          <LinkRow to={pageAddress('mandates')} icon="shield">
            {say('settings.mandates')}
          </LinkRow>
        )}
        {session?.isSignedIn && (
          <LinkRow to={pageAddress('closing')} icon="attention">
            {say('settings.closing')}
          </LinkRow>
        )}
        <LinkRow to={pageAddress('help')} icon="help">
          {say('settings.help')}
        </LinkRow>
      </nav>
      <Account />
      {session?.isSignedIn && <MyData />}
    </Page>
  );
}
