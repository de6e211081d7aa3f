import { type ReactNode, useState } from 'react';
import {
  type ClosingStanding,
  groupedNumber,
  lastDigits,
  type Line,
  type Problem,
} from '../../../client/index.ts';
import { Button, CodeField, Field, Sheet } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

interface CloseSheetProps {
  readonly line: Line;
  readonly sheet: ClosingStanding['sheet'];
  readonly onClosed: (standing: ClosingStanding) => void;
  readonly onLeave: () => void;
}

/** The second question. Nobody closes a line by one tap: the number's end is typed. */
export function CloseSheet({ line, sheet, onClosed, onLeave }: CloseSheetProps): ReactNode {
  const { device, say, format } = useLineApp();
  const [ending, setEnding] = useState('');
  const [toName, setToName] = useState('');
  const [toAccount, setToAccount] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const number = line.numbers[0]?.number ?? '';
  const isAccountGiven =
    !sheet.isAccountNeeded || (toName.trim() !== '' && /^[\dA-Za-z-]{6,34}$/.test(toAccount));
  const close = async (): Promise<void> => {
    setIsSending(true);
    const body = { toName: toName.trim(), toAccount };
    const given = { params: { line: line.id }, body };
    const result = await device.channel.call('closeLine', given);
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) onClosed(result.answer);
  };
  return (
    <Sheet title={say('closing.askTitle')} closeLabel={say('action.close')} onClose={onLeave}>
      <p className="confirm-number">{groupedNumber(number)}</p>
      <p>{say('closing.askText', { back: format.money(sheet.back) })}</p>
      {sheet.isAccountNeeded && (
        <>
          <Field
            label={say('closing.toName')}
            hint={say('closing.accountHint')}
            autoComplete="name"
            maxLength={70}
            value={toName}
            onValue={setToName}
          />
          <Field
            label={say('closing.toAccount')}
            inputMode="numeric"
            maxLength={34}
            value={toAccount}
            onValue={setToAccount}
          />
        </>
      )}
      <CodeField digits={4} label={say('closing.lastFour')} value={ending} onValue={setEnding} />
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind="loss"
        busyLabel={isSending ? say('action.working') : undefined}
        isOff={ending !== lastDigits(number, 4) || !isAccountGiven}
        onClick={() => void close()}
      >
        {say('closing.close')}
      </Button>
      <Button kind="secondary" onClick={onLeave}>
        {say('closing.keep')}
      </Button>
    </Sheet>
  );
}
