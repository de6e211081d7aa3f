import { type ReactNode, useState } from 'react';
import { Banner, Button, Field, TileGroup } from '../../kit/index.ts';
import type { Asking, Customer } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const reasons = ['lost', 'stolen', 'damaged', 'wished'] as const;

interface SimProps {
  readonly line: Customer['line'];
  readonly onChanged: () => void;
}

/** The first SIM of a new card, or another in the place of the one there is, held for a while. */
export function Sim({ line, onChanged }: SimProps): ReactNode {
  return line.state === 'inactive' ? (
    <FirstSim line={line} onChanged={onChanged} />
  ) : (
    <OtherSim line={line} />
  );
}

function FirstSim({ line, onChanged }: SimProps): ReactNode {
  const { channel, say } = useHall();
  const [imsi, setImsi] = useState('');
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const given = { params: { line: line.id }, body: { imsi: imsi.trim() } };
    if (await run(channel.call('activateSim', given))) onChanged();
  };
  return (
    <div className="stack">
      <Field label={say('imsi')} inputMode="numeric" value={imsi} onValue={setImsi} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('activating') : undefined} onClick={() => void send()}>
        {say('activate')}
      </Button>
    </div>
  );
}

function OtherSim({ line }: Pick<SimProps, 'line'>): ReactNode {
  const { channel, say, format } = useHall();
  const [imsi, setImsi] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [dueAt, setDueAt] = useState<string>();
  const { isBusy, problem, complain, run } = useCalling();
  const send = async (): Promise<void> => {
    if (!reason || note.trim() === '' || imsi.trim() === '') return complain(say('swapNeeded'));
    const body = { imsi: imsi.trim(), reason, note } as Asking;
    const swap = await run(channel.call('askSwap', { params: { line: line.id }, body }));
    if (swap) setDueAt(swap.dueAt);
    return undefined;
  };
  if (dueAt !== undefined) {
    return <Banner kind="action" title={say('swapHeld', { time: format.dayAndTime(dueAt) })} />;
  }
  return (
    <div className="stack">
      <Field label={say('imsi')} inputMode="numeric" value={imsi} onValue={setImsi} />
      <TileGroup
        legend={say('swapReason')}
        chosen={reason}
        onChoose={setReason}
        options={reasons.map((value) => ({ value, content: say(`swap.${value}`) }))}
      />
      <Field label={say('note')} hint={say('noteHint')} value={note} onValue={setNote} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('asking') : undefined} onClick={() => void send()}>
        {say('askSwap')}
      </Button>
    </div>
  );
}
