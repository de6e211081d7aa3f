import { type ReactNode, useState } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { Guide } from './guide.tsx';
import { Register } from './register.tsx';
import { SignIn } from './sign-in.tsx';

/** For who is not signed in: what this is, the way in, and the guide, which hides nothing. */
export function Door(): ReactNode {
  const { session, say } = usePortal();
  const [isNew, setNew] = useState(session.isRegistrationOpen && !session.demoDeveloper);
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('about')}</p>
      {session.isSandbox && <Banner kind="calm" title={say('aboutSandbox')} />}
      {isNew ? <Register onDone={() => setNew(false)} /> : <SignIn />}
      {session.isRegistrationOpen && (
        <div className="portal-other-way">
          <Button kind="plain" isWide={false} onClick={() => setNew(!isNew)}>
            {say(isNew ? 'hasAccount' : 'isNew')}
          </Button>
        </div>
      )}
      <Guide keys={undefined} />
    </>
  );
}
