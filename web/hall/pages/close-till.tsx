import { type ReactNode, useState } from 'react';
import { Button, Card, Field } from '../../kit/index.ts';
import { readHkd } from '../../counter/index.ts';
import type { Shift } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCounting } from '../state/use-counting.ts';
import { CountForm, countOf, usePieces } from './count-form.tsx';
import { CountProblem } from './count-problem.tsx';

interface CloseTillProps {
  readonly shift: Shift;
  readonly denominations: readonly number[];
  readonly onClosed: (shift: Shift) => void;
}

/** Ends a shift by a count; what differs is asked about, and never told before it was counted. */
export function CloseTill({ shift, denominations, onClosed }: CloseTillProps): ReactNode {
  const { channel, say } = useHall();
  const [pieces, setPieces] = usePieces();
  const [delivered, setDelivered] = useState('');
  const [reason, setReason] = useState('');
  const counting = useCounting();
  const { isBusy, complain, run } = counting;
  const close = async (): Promise<void> => {
    const deliveredMinor = delivered.trim() === '' ? 0 : readHkd(delivered);
    if (deliveredMinor === undefined) return complain(say('tillAndCount'));
    const body = { count: countOf(pieces), deliveredMinor, reason };
    const closed = await run(channel.call('closeShift', { params: { shift: shift.id }, body }));
    if (closed) onClosed(closed);
    return undefined;
  };
  return (
    <Card title={say('closeTill')}>
      <p className="soft">{say('closeHint')}</p>
      <CountForm denominations={denominations} pieces={pieces} onPieces={setPieces} />
      <Field
        label={say('delivered')}
        hint={say('deliveredHint')}
        inputMode="decimal"
        value={delivered}
        onValue={setDelivered}
      />
      <CountProblem counting={counting} reason={reason} onReason={setReason} />
      <Button busyLabel={isBusy ? say('closing') : undefined} onClick={() => void close()}>
        {say('close')}
      </Button>
    </Card>
  );
}
