import { type ReactNode, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Field, NumberField, TileGroup } from '../../kit/index.ts';
import type { Opened, Wanted } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const reasons = ['at_counter', 'by_phone', 'complaint', 'by_order'] as const;

/** Whose line, and why it is looked at: nothing is opened without a reason. */
export function FindCustomer({
  onFound,
}: {
  readonly onFound: (opened: Opened) => void;
}): ReactNode {
  const { channel, say } = useHall();
  const { isBusy, problem, complain, run } = useCalling();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState<Wanted['reason'] | null>(null);
  const [note, setNote] = useState('');
  const open = async (): Promise<void> => {
    if (number.trim().length < 3 || reason === null) return complain(say('numberAndReason'));
    const wanted: Wanted = { number, reason, note };
    const customer = await run(channel.call('openCustomer', { body: wanted }));
    if (customer) onFound({ wanted, customer });
    return undefined;
  };
  return (
    <SendForm
      className="hall-narrow"
      label={say('find')}
      busyLabel={say('finding')}
      isBusy={isBusy}
      problem={problem}
      onSend={open}
    >
      <h1>{say('findTitle')}</h1>
      <NumberField label={say('number')} value={number} onValue={setNumber} takesFocus />
      <TileGroup
        legend={say('reason')}
        chosen={reason}
        onChoose={(chosen) => setReason(chosen as Wanted['reason'])}
        options={reasons.map((value) => ({ value, content: say(`reason.${value}`) }))}
      />
      <Field
        label={say('note')}
        hint={say('noteHint')}
        value={note}
        onValue={setNote}
        maxLength={200}
      />
    </SendForm>
  );
}
