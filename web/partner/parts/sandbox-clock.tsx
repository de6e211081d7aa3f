import { type ReactNode, useState } from 'react';
import { Banner, Button, Card } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const hourSeconds = 3_600;
const steps = [
  ['hourOn', hourSeconds],
  ['dayOn', 24 * hourSeconds],
  ['weekOn', 7 * 24 * hourSeconds],
] as const;

/** In a sandbox whose clock can be moved: lets time pass. */
export function SandboxClock({ onMoved }: { readonly onMoved: () => void }): ReactNode {
  const { channel, say, format } = usePortal();
  const [now, setNow] = useState<string>();
  const { isBusy, problem, run } = useCalling();
  const forward = async (forwardSeconds: number): Promise<void> => {
    const moved = await run(channel.call('forwardOwnClock', { body: { forwardSeconds } }));
    if (!moved) return;
    setNow(moved.now);
    onMoved();
  };
  return (
    <Card title={say('clock')}>
      <p>{say('clockAbout')}</p>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <p role="status">{now && say('clockAt', { time: format.dayAndTime(now) })}</p>
      <div className="portal-simulator">
        {steps.map(([name, seconds]) => (
          <Button
            key={name}
            kind="secondary"
            isWide={false}
            isOff={isBusy}
            onClick={() => void forward(seconds)}
          >
            {say(name)}
          </Button>
        ))}
      </div>
    </Card>
  );
}
