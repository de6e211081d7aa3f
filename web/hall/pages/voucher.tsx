import { type ReactNode, useState } from 'react';
import { SendForm, useOpenKey } from '../../counter/index.ts';
import { Banner, Button, Card, Field, Row, Rows } from '../../kit/index.ts';
import type { Redeemed } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

interface VoucherProps {
  readonly number: string;
  readonly onRedeemed: () => void;
}

/** A voucher that the customer has brought, onto the line that is open. */
export function Voucher({ number, onRedeemed }: VoucherProps): ReactNode {
  const { say, format } = useHall();
  const [isOpen, setOpen] = useState(false);
  const [redeemed, setRedeemed] = useState<Redeemed>();
  return (
    <Card title={say('voucher')}>
      {redeemed && (
        <>
          <Banner kind="action" icon="done" title={say('voucherDone')} isNews />
          <Rows>
            <Row name={say('voucherValue')}>{format.money(redeemed.value)}</Row>
            <Row name={say('validUntil')}>{format.day(redeemed.validUntil)}</Row>
            <Row name={say('receipt')}>{redeemed.receipt}</Row>
          </Rows>
        </>
      )}
      {isOpen ? (
        <CodeForm
          number={number}
          onRedeemed={(answer) => {
            setRedeemed(answer);
            setOpen(false);
            onRedeemed();
          }}
        />
      ) : (
        <Button kind="secondary" onClick={() => setOpen(true)}>
          {redeemed ? say('voucherAnother') : say('voucherOpen')}
        </Button>
      )}
    </Card>
  );
}

interface CodeFormProps {
  readonly number: string;
  readonly onRedeemed: (redeemed: Redeemed) => void;
}

/** What has no answer yet keeps its key: pressed again it asks, and is never a second try. */
function CodeForm({ number, onRedeemed }: CodeFormProps): ReactNode {
  const { channel, say } = useHall();
  const [code, setCode] = useState('');
  const openKey = useOpenKey();
  const [isLost, setLost] = useState(false);
  const { isBusy, problem, complain, run } = useCalling((found) => setLost(openKey.isLost(found)));
  const send = async (): Promise<void> => {
    if (code.trim() === '') return complain(say('voucherNeeded'));
    const call = channel.call('redeemAtHall', { body: { number, code } }, openKey.keyFor(code));
    const answer = await run(call);
    if (answer) onRedeemed(answer);
    return undefined;
  };
  return (
    <SendForm
      label={say('voucherRedeem')}
      busyLabel={say('voucherRedeeming')}
      isBusy={isBusy}
      problem={problem && isLost ? say('voucherLost') : problem}
      onSend={() => void send()}
    >
      <Field
        label={say('voucherCode')}
        hint={say('voucherHint')}
        look="number"
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        value={code}
        onValue={setCode}
        takesFocus
      />
    </SendForm>
  );
}
