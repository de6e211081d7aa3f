import { type ReactNode, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { sentenceOf } from '../../counter/index.ts';
import { Banner, Button, Field } from '../../kit/index.ts';
import { useTill } from '../state/till-context.tsx';
import { PinField } from './pin-field.tsx';

interface UndoProps<Undone> {
  readonly label: string;
  /** Until when it can be, and what becomes of it. */
  readonly hint: string;
  /** A slip with a code comes back first. */
  readonly asksCode?: boolean;
  readonly onSend: (supervisor: {
    readonly login: string;
    readonly pin: string;
    /** On the slip that came back. */
    readonly code?: string;
  }) => Promise<Result<Undone>>;
  readonly onUndone: (undone: Undone) => void;
}

/** The way back for a sale, by a supervisor's login and PIN. */
export function Undo<Undone>(props: UndoProps<Undone>): ReactNode {
  const { label, hint, asksCode = false, onSend, onUndone } = props;
  const { channel, say, session, onSession } = useTill();
  const [isOpen, setOpen] = useState(false);
  const [login, setLogin] = useState('');
  const [pin, setPin] = useState('');
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    setBusy(true);
    const slip = code.trim() === '' ? {} : { code: code.trim() };
    const result = await onSend({ login: login.trim(), pin, ...slip });
    const read = await channel.call('readTillSession', {});
    setBusy(false);
    if (read.isOk) onSession({ ...read.answer, demoTills: session.demoTills });
    if (result.isOk) onUndone(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  if (!isOpen) {
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        {label}
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
      <p>{hint}</p>
      <Field label={say('supervisorLogin')} value={login} onValue={setLogin} takesFocus />
      <PinField label={say('supervisorPin')} value={pin} onValue={setPin} />
      {asksCode && (
        <Field
          label={say('voucherUndoCode')}
          hint={say('voucherUndoCodeHint')}
          inputMode="numeric"
          autoComplete="off"
          value={code}
          onValue={setCode}
        />
      )}
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button type="submit" kind="loss" busyLabel={isBusy ? say('undoing') : undefined}>
        {say('undoNow')}
      </Button>
    </form>
  );
}
