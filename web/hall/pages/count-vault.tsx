import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, TileGroup } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCounting } from '../state/use-counting.ts';
import { sayDifference } from '../words/say-difference.ts';
import { CountForm, countOf, usePieces } from './count-form.tsx';
import { CountProblem } from './count-problem.tsx';

type Place = 'safe' | 'office';

interface CountVaultProps {
  readonly denominations: readonly number[];
  readonly onCounted: () => void;
}

/** The safe or the office is counted by one person, and by another who is not told that count. */
export function CountVault({ denominations, onCounted }: CountVaultProps): ReactNode {
  const { channel, say, format } = useHall();
  const [place, setPlace] = useState<Place | null>(null);
  const [pieces, setPieces, clear] = usePieces();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<string>();
  const counting = useCounting();
  const { isBusy, complain, run } = counting;
  const send = async (): Promise<void> => {
    setTold(undefined);
    if (place === null) return complain(say('vaultWhich'));
    const body = { count: countOf(pieces), reason };
    const answer = await run(channel.call('countVault', { params: { place }, body }));
    if (!answer) return undefined;
    const { difference } = answer;
    setTold(
      difference
        ? say('vaultAgreed', { difference: sayDifference(say, format, difference) })
        : say('vaultWaits'),
    );
    clear();
    setReason('');
    counting.forget();
    return onCounted();
  };
  return (
    <Card title={say('countVault')}>
      <p className="soft">{say('countVaultHint')}</p>
      <TileGroup
        legend={say('vaultWhich')}
        isLegendUnseen
        chosen={place}
        onChoose={(value) => setPlace(value as Place)}
        options={(['safe', 'office'] as const).map((value) => {
          return { value, content: say(value) };
        })}
      />
      <CountForm denominations={denominations} pieces={pieces} onPieces={setPieces} />
      {told !== undefined && <Banner kind="calm" title={told} isNews />}
      <CountProblem counting={counting} reason={reason} onReason={setReason} />
      <Button
        kind="secondary"
        busyLabel={isBusy ? say('noting') : undefined}
        onClick={() => void send()}
      >
        {say('noteCount')}
      </Button>
    </Card>
  );
}
