import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Banner, Card, CodeField, Field } from '../../kit/index.ts';
import { AuthenticatorKey } from '../parts/authenticator-key.tsx';
import { NewPassword } from '../parts/new-password.tsx';
import { Reading } from '../parts/reading.tsx';
import type { Invitation } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling, useRead } from '../state/use-calling.ts';
import { useNeeded } from '../state/use-needed.ts';

/** A code lets its reader in once: typed here, or brought along by the link. */
export function Invited({ code }: { readonly code: string | undefined }): ReactNode {
  return code === undefined ? <TypeCode /> : <Linked code={code} />;
}

/**
 * Found once and for all: each reading makes another secret, and the authenticator holds the first.
 */
function Linked({ code }: { readonly code: string }): ReactNode {
  const [found, setFound] = useState<Invitation>();
  if (found) return <Begin found={found} invitation={code} />;
  return <Look code={code} onFound={(one) => setFound((before) => before ?? one)} />;
}

interface LookProps {
  readonly code: string;
  readonly onFound: (found: Invitation) => void;
}

function Look({ code, onFound }: LookProps): ReactNode {
  const { channel } = usePortal();
  const { answer, problem } = useRead('invitation', async () => {
    const result = await channel.call('readInvitation', { body: { invitation: code } });
    if (result.isOk) onFound(result.answer);
    return result;
  });
  if (!problem) return <Reading of={{ answer, problem }} bars={2} />;
  return (
    <>
      <Banner kind="loss" title={problem} isNews />
      <TypeCode />
    </>
  );
}

function TypeCode(): ReactNode {
  const { channel, say } = usePortal();
  const [invitation, setInvitation] = useState('');
  const [found, setFound] = useState<Invitation>();
  const { isBusy, problem, run } = useCalling();
  const needed = useNeeded({ invitation });
  const look = async (): Promise<void> => {
    const answer = await run(channel.call('readInvitation', { body: { invitation } }));
    if (answer) setFound(answer);
  };
  if (found) return <Begin found={found} invitation={invitation} />;
  return (
    <SendForm
      className="portal-narrow"
      label={say('goOn')}
      busyLabel={say('looking')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => needed.isComplete() && look()}
    >
      <h2>{say('inviteTitle')}</h2>
      <p>{say('inviteAbout')}</p>
      <Field
        label={say('invitation')}
        value={invitation}
        onValue={setInvitation}
        problem={needed.problems.invitation}
        autoComplete="off"
        autoCapitalize="characters"
      />
    </SendForm>
  );
}

interface BeginProps {
  readonly found: Invitation;
  readonly invitation: string;
}

/** Both factors at once, and with them the desk: a page that is closed halfway has used nothing. */
function Begin({ found, invitation }: BeginProps): ReactNode {
  const { channel, say, onSession } = usePortal();
  const [typed, setTyped] = useState({ password: '', proof: '', code: '' });
  const { isBusy, problem, run } = useCalling();
  const { password, proof, code } = typed;
  // What is not asked for is not missing.
  const needed = useNeeded(
    { ...typed, proof: found.needsProof ? proof : 'not asked' },
    { code: 'code', password: 'newPassword' },
  );
  const send = async (): Promise<void> => {
    if (!needed.isComplete()) return;
    const body = { invitation, enrolment: found.enrolment, password, code };
    const proved = found.needsProof ? { ...body, proof } : body;
    const session = await run(channel.call('acceptInvitation', { body: proved }));
    setTyped({ ...typed, code: '' });
    if (session) onSession(session);
  };
  return (
    <Card title={found.isKnown ? say('beginAgainTitle') : say('beginTitle', found)}>
      <SendForm
        className="portal-narrow"
        label={say('begin')}
        busyLabel={say('beginning')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
      >
        <p>{say('beginAbout', found)}</p>
        <AuthenticatorKey made={found} />
        {found.needsProof && (
          <Field
            label={say('proof')}
            value={proof}
            onValue={(value) => setTyped({ ...typed, proof: value })}
            problem={needed.problems.proof}
            type="password"
            autoComplete="current-password"
          />
        )}
        <NewPassword
          label={say('newPassword')}
          value={password}
          onValue={(value) => setTyped({ ...typed, password: value })}
          problem={needed.problems.password}
        />
        <CodeField
          label={say('newCode')}
          digits={6}
          value={code}
          onValue={(value) => setTyped({ ...typed, code: value })}
          problem={needed.problems.code}
        />
      </SendForm>
    </Card>
  );
}
