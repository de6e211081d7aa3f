import type { ReactNode } from 'react';
import { Card } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { Command } from './command.tsx';
import { receiverFor } from './receiver.ts';

export const referencePath = '/reference/?api=partner';

/** How to verify and answer, to be read before there is an endpoint. */
export function Receiving(): ReactNode {
  const { session, say } = usePortal();
  const signing = { url: 'http://localhost:9000/', secret: `whsec_${say('yourSecret')}` };
  return (
    <Card title={say('receiving')}>
      <ul className="portal-points">
        <li>{say('hookVerify')}</li>
        <li>{say('hookAnswer')}</li>
        <li>{say('hookTwice')}</li>
      </ul>
      <p>
        <a href="https://www.standardwebhooks.com" rel="noreferrer">
          {say('hookStandard')}
        </a>
      </p>
      <p>
        <a href={referencePath}>{say('hookTypes')}</a>
      </p>
      <Command name={say('receiver')} text={receiverFor(signing, session.isClockMovable)} />
      {session.isClockMovable && <p>{say('receiverMoved')}</p>}
    </Card>
  );
}
