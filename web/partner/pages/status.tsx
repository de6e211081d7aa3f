import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { Reading } from '../parts/reading.tsx';
import { SandboxClock } from '../parts/sandbox-clock.tsx';
import { usePortal } from '../state/portal-context.tsx';
import { useRead } from '../state/use-calling.ts';

/** Whether the platform sells at this moment. */
export function StatusPage(): ReactNode {
  const { channel, session, say, format } = usePortal();
  const { answer, problem, again } = useRead('status', () =>
    channel.call('readPlatformStatus', {}),
  );
  return (
    <div className="stack">
      <h1>{say('status')}</h1>
      {problem && <Banner kind="loss" title={problem} isNews />}
      <Reading of={{ answer, problem }} bars={2} />
      {answer && (
        <Banner kind="action" title={say('selling')}>
          <p>{say('statusAt', { time: format.dayAndTime(answer.now) })}</p>
          <p>{say('waiting', { count: String(answer.waiting) })}</p>
        </Banner>
      )}
      {session.developer && session.isClockMovable && <SandboxClock onMoved={again} />}
      <Button kind="secondary" isWide={false} onClick={again}>
        {say('lookAgain')}
      </Button>
    </div>
  );
}
