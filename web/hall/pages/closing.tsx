import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, Field, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { LineClosing } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

interface ClosingProps {
  readonly line: string;
  readonly onChanged: () => void;
}

/** The owner wants their line closed: first what comes back, read to them, and then the doing. */
export function Closing({ line, onChanged }: ClosingProps): ReactNode {
  const { channel, say } = useHall();
  const [standing, setStanding] = useState<LineClosing>();
  const { isBusy, problem, run } = useCalling();
  const show = async (): Promise<void> => {
    const read = await run(channel.call('readLineClosing', { params: { line } }));
    if (read) setStanding(read);
  };
  return (
    <Card title={say('closingTitle')}>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!standing && (
        <Button
          kind="secondary"
          busyLabel={isBusy ? say('closingReading') : undefined}
          onClick={() => void show()}
        >
          {say('closingShow')}
        </Button>
      )}
      {standing?.closing && (
        <Banner kind="action" title={say(`closing.${standing.closing.state}`)} isNews />
      )}
      {standing && !standing.closing && (
        <>
          <Sheet sheet={standing.sheet} />
          <CloseForm
            line={line}
            isAccountNeeded={standing.sheet.isAccountNeeded}
            onClosed={(closed) => {
              setStanding(closed);
              onChanged();
            }}
          />
        </>
      )}
    </Card>
  );
}

function Sheet({ sheet }: Pick<LineClosing, 'sheet'>): ReactNode {
  const { say, format, language } = useHall();
  const { parts, back, fee, debt, lostBonus } = sheet;
  return (
    <Rows>
      {parts.map(({ back: amount, method }) => (
        <Row
          key={`${method?.en ?? ''} ${amount.currency}`}
          name={method ? translated(method, language) : say('closingByTransfer')}
        >
          {format.money(amount)}
        </Row>
      ))}
      <Row name={say('closingBack')}>
        <strong>{format.money(back)}</strong>
      </Row>
      {fee.amountMinor > 0 && <Row name={say('closingFee')}>{format.money(fee)}</Row>}
      {debt.amountMinor > 0 && <Row name={say('closingDebt')}>{format.money(debt)}</Row>}
      <Row name={say('closingLost')}>{format.money(lostBonus)}</Row>
    </Rows>
  );
}

interface CloseFormProps {
  readonly line: string;
  readonly isAccountNeeded: boolean;
  readonly onClosed: (standing: LineClosing) => void;
}

function CloseForm({ line, isAccountNeeded, onClosed }: CloseFormProps): ReactNode {
  const { channel, say } = useHall();
  const [toName, setToName] = useState('');
  const [toAccount, setToAccount] = useState('');
  const { isBusy, problem, complain, run } = useCalling();
  const close = async (): Promise<void> => {
    const body = { toName: toName.trim(), toAccount: toAccount.trim() };
    if (isAccountNeeded && (body.toName === '' || body.toAccount === '')) {
      return complain(say('closingNeeded'));
    }
    const closed = await run(channel.call('closeForOwner', { params: { line }, body }));
    if (closed) onClosed(closed);
    return undefined;
  };
  return (
    <>
      {isAccountNeeded && (
        <>
          <Field label={say('closingToName')} maxLength={70} value={toName} onValue={setToName} />
          <Field
            label={say('closingToAccount')}
            inputMode="numeric"
            maxLength={34}
            value={toAccount}
            onValue={setToAccount}
          />
        </>
      )}
      <Banner kind="loss" title={say('closingWarning')} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button
        kind="loss"
        busyLabel={isBusy ? say('closingBusy') : undefined}
        onClick={() => void close()}
      >
        {say('closingClose')}
      </Button>
    </>
  );
}
