import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Page } from '../layout/page.tsx';
import { useConsole } from '../state/console-context.tsx';
import { OwnAuthenticator } from './own-authenticator.tsx';
import { OwnPassword } from './own-password.tsx';

/** By what a member of staff signs in, theirs to change without asking anybody. */
export function OwnPage(): ReactNode {
  const { say, session } = useConsole();
  return (
    <Page title={say('title.own')} isNarrow>
      {session?.isDemo && <Alert type="info" showIcon title={say('own.demo')} />}
      <OwnPassword />
      <OwnAuthenticator />
    </Page>
  );
}
