import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { Credentials } from '../state/staff-channel.ts';

interface DemoStaffProps {
  readonly onChosen: (credentials: Credentials) => void;
}

/**
 * In the demo nobody has an authenticator, so the server tells what it would show. It is asked at
 * the press, since a code lives for half a minute.
 */
export function DemoStaff({ onChosen }: DemoStaffProps): ReactNode {
  const { say, session, call } = useConsole();
  if (!session?.isDemo) return null;
  const choose = async (login: string): Promise<void> => {
    const now = await call('readStaffSession', {});
    const chosen = now.isOk && now.answer.demoStaff.find((one) => one.login === login);
    if (chosen) onChosen({ login, password: chosen.password, code: chosen.code });
  };
  const choices = session.demoStaff.map(({ login, name }) => (
    <Button key={login} onClick={() => void choose(login)}>
      {name}
    </Button>
  ));
  return (
    <Alert
      type="info"
      title={say('signIn.demo')}
      description={
        <>
          {say('signIn.demoText')}
          <div className="chosen-staff">{choices}</div>
        </>
      }
    />
  );
}
