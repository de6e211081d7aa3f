import { type ReactNode, useState } from 'react';
import { Button, Card, Field, TileGroup } from '../../kit/index.ts';
import { useRead } from '../../reading/index.ts';
import { readHkd } from '../../counter/index.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCounting } from '../state/use-counting.ts';
import { CountForm, countOf, usePieces } from './count-form.tsx';
import { CountProblem } from './count-problem.tsx';

interface OpenTillProps {
  readonly denominations: readonly number[];
  readonly onOpened: () => void;
}

/** Takes a till over: which, what was fetched from the safe, and all that lies in it. */
export function OpenTill({ denominations, onOpened }: OpenTillProps): ReactNode {
  const { channel, say } = useHall();
  const tills = useRead('tills', () => channel.call('listTills', {}));
  const [till, setTill] = useState<string | null>(null);
  const [fetched, setFetched] = useState('');
  const [reason, setReason] = useState('');
  const [pieces, setPieces] = usePieces();
  const counting = useCounting();
  const { isBusy, complain, run } = counting;
  const open = async (): Promise<void> => {
    const fetchedMinor = fetched.trim() === '' ? 0 : readHkd(fetched);
    if (till === null || fetchedMinor === undefined) return complain(say('tillAndCount'));
    const body = { count: countOf(pieces), fetchedMinor, reason };
    if (await run(channel.call('openShift', { params: { till }, body }))) onOpened();
    return undefined;
  };
  return (
    <Card title={say('openTill')}>
      <TileGroup
        legend={say('whichTill')}
        chosen={till}
        onChoose={setTill}
        isWide
        options={(tills.value?.tills ?? []).map(({ code, name, isClosed, shift }) => ({
          value: code,
          content: name,
          isOff: isClosed || (shift !== null && shift.end === null),
        }))}
      />
      <Field
        label={say('fetched')}
        hint={say('fetchedHint')}
        inputMode="decimal"
        value={fetched}
        onValue={setFetched}
      />
      <CountForm denominations={denominations} pieces={pieces} onPieces={setPieces} />
      <CountProblem counting={counting} reason={reason} onReason={setReason} />
      <Button busyLabel={isBusy ? say('opening') : undefined} onClick={() => void open()}>
        {say('open')}
      </Button>
    </Card>
  );
}
