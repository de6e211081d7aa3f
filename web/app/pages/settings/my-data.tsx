import { appPaths } from '@lowu/contract/app/paths';
import { type ReactNode, useState } from 'react';
import type { ErasureStanding, Problem } from '../../../client/index.ts';
import { Banner, Button, buttonClass, Card, Sheet } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';

/** A copy of all that is kept, and the wish to be forgotten: what that means stands beside it. */
export function MyData(): ReactNode {
  const { device, say } = useLineApp();
  const [changed, setChanged] = useState<ErasureStanding>();
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { value } = useLoaded('erasure', () => device.channel.call('readErasure', {}));
  const standing = changed ?? value;
  const isWaiting = standing?.erasure?.state === 'asked' || standing?.erasure?.state === 'checked';
  const send = async (operation: 'askErasure' | 'withdrawErasure'): Promise<void> => {
    setIsBusy(true);
    const result = await device.channel.call(operation, {}, { isRepeatable: true });
    setIsBusy(false);
    setIsAsking(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) setChanged(result.answer);
  };
  return (
    <Card title={say('erasure.title')}>
      {problem && <ProblemNote problem={problem} />}
      <a
        href={appPaths.exportPersonalData[1]}
        download="lowu-my-data.json"
        className={buttonClass('secondary')}
      >
        {say('settings.myData')}
      </a>
      <p className="soft small">{say('erasure.goes')}</p>
      <p className="soft small">{say('erasure.stays')}</p>
      {standing && <Stands standing={standing} />}
      {standing && (
        <Button
          kind="plain"
          busyLabel={isBusy ? say('action.working') : undefined}
          onClick={() => (isWaiting ? void send('withdrawErasure') : setIsAsking(true))}
        >
          {say(isWaiting ? 'erasure.withdraw' : 'erasure.ask')}
        </Button>
      )}
      {isAsking && (
        <Sheet
          title={say('erasure.askTitle')}
          closeLabel={say('erasure.no')}
          onClose={() => setIsAsking(false)}
        >
          <p>{say('erasure.askText')}</p>
          <Button kind="loss" onClick={() => void send('askErasure')}>
            {say('erasure.yes')}
          </Button>
          <Button kind="secondary" onClick={() => setIsAsking(false)}>
            {say('erasure.no')}
          </Button>
        </Sheet>
      )}
    </Card>
  );
}

function Stands({
  standing: { erasure, obstacle },
}: {
  readonly standing: ErasureStanding;
}): ReactNode {
  const { say } = useLineApp();
  if (!erasure || erasure.state === 'withdrawn') return null;
  const { state, reason } = erasure;
  const title =
    state === 'refused' ? say('erasure.state.refused', { reason }) : say(`erasure.state.${state}`);
  const waits = (state === 'asked' || state === 'checked') && obstacle;
  return (
    <Banner kind="action" title={title}>
      {waits && <p>{say(`erasure.obstacle.${waits}`)}</p>}
    </Banner>
  );
}
