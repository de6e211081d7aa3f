import { type ReactNode, useState } from 'react';
import { SendForm, sentenceOf, StatementRows } from '../../counter/index.ts';
import { buttonClass, Card, Field } from '../../kit/index.ts';
import type { FloatStatement } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import type { Say } from '../words/words.ts';

/** What moves a float; what a later release adds is shown by its code. */
const known = [
  'sale',
  'sale_undone',
  'commission',
  'commission_of_day',
  'commission_undone',
  'voucher',
  'voucher_undone',
  'issue',
  'issue_undone',
  'float_payout',
  'float_down',
  'float_return',
  'float_withdraw',
] as const;

function nameOf(code: string, say: Say): string {
  const word = known.find((one) => one === code);
  return word ? say(`moves_${word}`) : say('moves_other', { code });
}

/** A day of the float in whole, and every movement of it as a table to be taken away. */
export function Statement({ today }: { readonly today: string }): ReactNode {
  const { channel, say, format } = useTill();
  const [day, setDay] = useState(today);
  const [found, setFound] = useState<FloatStatement>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const result = await channel.call('readStatement', { params: { day } });
    setBusy(false);
    if (result.isOk) setFound(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  return (
    <Card title={say('statement')}>
      <SendForm
        label={say('statementShow')}
        busyLabel={say('loading')}
        isBusy={isBusy}
        problem={problem}
        onSend={() => void read()}
      >
        <Field
          label={say('statementDay')}
          value={day}
          onValue={setDay}
          type="date"
          max={today}
          required
        />
      </SendForm>
      {found && (
        <>
          <h3>{format.day(found.day)}</h3>
          <StatementRows
            statement={found}
            format={format}
            opening={say('opening')}
            closing={say('closing')}
            nameOf={(code) => nameOf(code, say)}
          />
          <p>
            <a
              href={`/api/agent/floats/statements/${found.day}/movements`}
              download
              className={buttonClass('plain', false)}
            >
              {say('statementSave')}
            </a>
          </p>
        </>
      )}
    </Card>
  );
}
