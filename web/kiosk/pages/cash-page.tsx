import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { Amount, Banner, Button, Row, Rows } from '../../kit/index.ts';
import { insertedMinor, missingMinor } from '../device/cash-sale.ts';
import { Foot } from '../parts/foot.tsx';
import type { SlipContent } from '../parts/slip.tsx';
import { sentenceOf, useKiosk, useWhenLeft } from '../state/kiosk-context.tsx';
import { cashSlip } from './cash-slip.ts';
import type { Chosen } from '../state/chosen.ts';

interface CashPageProps {
  readonly chosen: Chosen;
  readonly amountMinor: number;
  readonly onBack: () => void;
  readonly onSlip: (slip: SlipContent) => void;
  /** It ended without a note. */
  readonly onNothing: () => void;
}

/** First what is taken and that no change is given; then the notes, one by one. */
export function CashPage(props: CashPageProps): ReactNode {
  const { chosen, amountMinor, onBack } = props;
  const { machine, say, format, standing } = useKiosk();
  const [isBusy, setBusy] = useState(false);
  const [isBegun, setBegun] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { number, echo } = chosen;
  const begin = async (): Promise<void> => {
    setBusy(true);
    const asked = { number, amountMinor };
    const result = await machine.channel.call('checkCash', { body: asked });
    const isUnseen = !result.isOk && result.problem.kind !== 'refused';
    const most = standing.session?.mostOfflineMinor ?? 0;
    if (!result.isOk && (!isUnseen || amountMinor > most)) {
      setBusy(false);
      return setProblem(sentenceOf(result.problem, say));
    }
    const wasOffline = isUnseen || echo === null;
    await machine.beginCash({ number, wantedMinor: amountMinor, wasOffline });
    setBusy(false);
    return setBegun(true);
  };
  if (isBegun) return <Inserting {...props} />;
  return (
    <>
      <h1>{say('tellTitle')}</h1>
      <p className="kiosk-number">{format.roundMoney({ amountMinor, currency: 'HKD' })}</p>
      <ul className="kiosk-told stack">
        <li>{say('tellNotes')}</li>
        <li>{say('tellChange')}</li>
        <li>{say('tellStop')}</li>
      </ul>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Foot>
        <Button busyLabel={isBusy ? say('checking') : undefined} onClick={() => void begin()}>
          {say('understood')}
        </Button>
        <Button kind="secondary" onClick={onBack}>
          {say('back')}
        </Button>
      </Foot>
    </>
  );
}

function Inserting({ onSlip, onNothing }: CashPageProps): ReactNode {
  const { machine, say, format, standing } = useKiosk();
  const { sale, givenBack, parts, welcome } = standing;
  const [isEnding, setEnding] = useState(false);
  const finish = async (): Promise<void> => {
    if (isEnding) return;
    setEnding(true);
    const ended = await machine.finishCash();
    if (ended) onSlip(cashSlip(ended.sale, ended.outcome, say));
    else onNothing();
  };
  const finishNow = useEffectEvent(() => void finish());
  const isWhole = sale !== null && missingMinor(sale) === 0;
  useEffect(() => {
    if (!isWhole) return;
    const timer = setTimeout(() => finishNow());
    return () => clearTimeout(timer);
  }, [isWhole]);
  useWhenLeft(() => void finish());
  if (isEnding || !sale) return <h1 role="status">{say('sending')}</h1>;
  const inserted = insertedMinor(sale);
  const hkd = (amountMinor: number): string => format.roundMoney({ amountMinor, currency: 'HKD' });
  return (
    <>
      <h1>{say('insertTitle')}</h1>
      <p className="soft">{say('notesOnly')}</p>
      <div aria-live="polite" className="stack">
        <Amount text={hkd(inserted)} size="large" />
        <Rows>
          <Row name={say('inserted')}>
            {say('notesOf', {
              hundreds: String(sale.hundreds),
              fiveHundreds: String(sale.fiveHundreds),
            })}
          </Row>
          <Row name={say('missing')}>{hkd(missingMinor(sale))}</Row>
        </Rows>
      </div>
      {givenBack !== null && <Banner kind="attention" title={say('noteBack')} isNews />}
      {parts?.acceptor !== 'ok' && (
        <Banner
          kind="attention"
          title={say('jammed', { hotline: welcome?.brand.hotline ?? '' })}
          isNews
        />
      )}
      <Foot>
        <Button kind="secondary" onClick={() => void finish()}>
          {inserted === 0 ? say('stop') : say('stopPart', { value: hkd(inserted) })}
        </Button>
      </Foot>
    </>
  );
}
