import { type FormEvent, type ReactNode, useState } from 'react';
import type { Answer, Problem } from '../../../client/index.ts';
import { Button, Field, Row, Rows } from '../../../kit/index.ts';
import { problemText } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { digitsOf } from './code.ts';

type Checked = Answer<'checkVoucher'>;

const serialDigits = 14;

/** Whether a slip or a card is good, by the number on it that is no secret. */
export function VoucherCheck(): ReactNode {
  const { device, say } = useLineApp();
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [checked, setChecked] = useState<Checked>();
  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const serial = digitsOf(text);
    const isWhole = serial.length === serialDigits;
    setMissing(!isWhole);
    if (!isWhole) return;
    setIsBusy(true);
    const result = await device.channel.call('checkVoucher', { params: { serial } });
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    setChecked(result.isOk ? result.answer : undefined);
  };
  const wrong = problem && problemText(problem, say);
  return (
    <details className="why">
      <summary>{say('voucher.check')}</summary>
      <form className="stack" onSubmit={(event) => void check(event)}>
        <Field
          label={say('voucher.serial')}
          hint={say('voucher.serialHint')}
          problem={missing ? say('voucher.serialWrong') : wrong}
          look="number"
          inputMode="numeric"
          autoComplete="off"
          maxLength={24}
          value={text}
          onValue={setText}
        />
        <Button
          type="submit"
          kind="secondary"
          busyLabel={isBusy ? say('action.working') : undefined}
        >
          {say('voucher.doCheck')}
        </Button>
        <div role="status">{checked && <Standing checked={checked} />}</div>
      </form>
    </details>
  );
}

function Standing({ checked }: { readonly checked: Checked }): ReactNode {
  const { say, format } = useLineApp();
  const { value, state, validUntil, redeemedOn, maskedReceiver } = checked;
  return (
    <Rows>
      <Row name={say('voucher.value')}>{format.money(value)}</Row>
      <Row name={say('voucher.state')}>
        <strong>{say(`voucher.is.${state}`)}</strong>
      </Row>
      {redeemedOn === null ? (
        <Row name={say('voucher.validUntil')}>{format.day(validUntil)}</Row>
      ) : (
        <Row name={say('voucher.usedOn')}>
          {format.day(redeemedOn)} · {maskedReceiver}
        </Row>
      )}
    </Rows>
  );
}
