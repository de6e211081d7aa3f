import { sentenceOf } from '../../counter/index.ts';
import { type ReactNode, useState } from 'react';
import { Banner, Button, Field } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import { Slip } from '../parts/slip.tsx';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface SoldProps {
  readonly sale: Sale;
  /** Just sold, and not looked up. */
  readonly isNew: boolean;
  readonly onNext: () => void;
  readonly onUndone: (sale: Sale) => void;
}

/** What was sold, its slip on screen and paper, and the way back for a wrong number. */
export function Sold({ sale, isNew, onNext, onUndone }: SoldProps): ReactNode {
  const { say, session } = useTill();
  const canUndo = sale.undoneAt === null && Date.parse(sale.undoBefore) > Date.parse(session.now);
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {sale.undoneAt === null ? say('soldTitle') : say('undone')}
      </h1>
      <Slip sale={sale} />
      <div className="off-paper stack">
        <Button onClick={onNext}>{isNew ? say('nextCustomer') : say('back')}</Button>
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
        {canUndo && <Undo sale={sale} onUndone={onUndone} />}
      </div>
    </>
  );
}

function Undo({ sale, onUndone }: Pick<SoldProps, 'sale' | 'onUndone'>): ReactNode {
  const { channel, say, format, session, onSession } = useTill();
  const [isOpen, setOpen] = useState(false);
  const [login, setLogin] = useState('');
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    setBusy(true);
    const { topup } = sale;
    const body = { login: login.trim(), pin };
    const result = await channel.call('undoSale', { params: { topup }, body });
    const read = await channel.call('readTillSession', {});
    setBusy(false);
    if (read.isOk) onSession({ ...read.answer, demoTills: session.demoTills });
    if (result.isOk) onUndone(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  if (!isOpen) {
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        {say('undo')}
      </Button>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{say('undoUntil', { time: format.time(sale.undoBefore) })}</p>
      <Field label={say('supervisorLogin')} value={login} onValue={setLogin} takesFocus />
      <PinField label={say('supervisorPin')} value={pin} onValue={setPin} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button type="submit" kind="loss" busyLabel={isBusy ? say('undoing') : undefined}>
        {say('undoNow')}
      </Button>
    </form>
  );
}
