import { type ReactNode, useState } from 'react';
import { Banner, Button, Card } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { Guide } from './guide.tsx';
import { Invited } from './invited.tsx';
import { Recover } from './recover.tsx';
import { Register } from './register.tsx';
import { SignIn } from './sign-in.tsx';

type Way = 'signIn' | 'register' | 'invited' | 'recover';

/** For who is not signed in: what this is, the ways in, and the guide, which hides nothing. */
export function Door({ code }: { readonly code: string | undefined }): ReactNode {
  const { session, language, say } = usePortal();
  const [way, setWay] = useState<Way>(() => {
    if (code !== undefined) return 'invited';
    return session.isRegistrationOpen && !session.demoDeveloper ? 'register' : 'signIn';
  });
  const others: readonly (readonly [Way, string])[] = [
    ['signIn', say('hasAccount')],
    ['invited', say('hasCode')],
    ['recover', say('lost')],
  ];
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('about', { operator: translated(session.brand.name, language) })}</p>
      <ol className="portal-points portal-steps">
        <li>{say('aboutFloat')}</li>
        <li>{say('aboutKeys')}</li>
        <li>{say('aboutTold')}</li>
      </ol>
      {session.isSandbox && <Banner kind="calm" title={say('aboutSandbox')} />}
      {session.isRegistrationOpen && way !== 'register' && (
        <Card title={say('isNew')}>
          <p>{say('isNewAbout')}</p>
          <div className="portal-narrow">
            <Button kind="secondary" onClick={() => setWay('register')}>
              {say('register')}
            </Button>
          </div>
        </Card>
      )}
      {way === 'register' && <Register onDone={() => setWay('signIn')} />}
      {way === 'signIn' && <SignIn />}
      {way === 'invited' && <Invited code={code} />}
      {way === 'recover' && <Recover onMailed={() => setWay('invited')} />}
      <div className="portal-other-way">
        {others.map(
          ([other, label]) =>
            other !== way && (
              <Button key={other} kind="plain" isWide={false} onClick={() => setWay(other)}>
                {label}
              </Button>
            ),
        )}
      </div>
      <Guide keys={undefined} />
    </>
  );
}
