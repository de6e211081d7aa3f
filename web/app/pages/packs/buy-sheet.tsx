import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { PackOffer, Packs } from '../../../client/index.ts';
import { Banner, Button, buttonClass, Row, Rows, Sheet, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { unitName, unitText } from '../../parts/unit-text.ts';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { RollOverRow } from './roll-over-row.tsx';
import { useOnce } from '../../state/use-once.ts';
import { translated } from '../../../language/index.ts';

interface BuySheetProps {
  readonly line: string;
  readonly offer: PackOffer;
  readonly packs: Packs;
  readonly onClose: () => void;
  readonly onBought: () => void;
}

function Facts({ offer, packs }: Pick<BuySheetProps, 'offer' | 'packs'>): ReactNode {
  const app = useLineApp();
  const { say, format } = app;
  const { available } = packs;
  const left = { ...available, amountMinor: available.amountMinor - offer.price.amountMinor };
  return (
    <Rows>
      {offer.includes.map((one) => (
        <Row key={one.unit + one.zones.join()} name={unitName(one, app)}>
          {unitText(one.unit, one.amount, app)}
          {one.stopsAtEnd && <div className="soft small">{say('packs.stops')}</div>}
        </Row>
      ))}
      <Row name={say('packs.lasts')}>{format.dayAndTime(offer.endsAt)}</Row>
      <RollOverRow periods={offer.rollOverPeriods} />
      <Row name={say('packs.price')}>
        {format.money(offer.price)}
        <div className="soft small">{format.money(offer.priceCny)}</div>
      </Row>
      {offer.isAffordable && (
        <Row name={say('packs.balance')}>
          {format.money(available)} → <strong>{format.money(left)}</strong>
        </Row>
      )}
    </Rows>
  );
}

/** Renewing is off until somebody wants it: nobody pays again for not having looked. */
function RenewalChoice(props: {
  readonly renews: boolean;
  readonly onChange: (renews: boolean) => void;
}): ReactNode {
  const { say } = useLineApp();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={props.renews}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        {say('packs.renews')}
        <span className="check-hint soft small">{say('packs.renewsHint')}</span>
      </span>
    </label>
  );
}

/** All that one must know before a pack is paid from the balance. */
export function BuySheet({ line, offer, packs, onClose, onBought }: BuySheetProps): ReactNode {
  const { device, say, format, language } = useLineApp();
  const tell = useToast();
  const [renews, setRenews] = useState(false);
  const { isSending, problem, send } = useOnce(
    (key) =>
      device.channel.call('buyPack', {
        key,
        params: { line },
        body: {
          code: offer.code,
          priceMinor: offer.price.amountMinor,
          renews,
          isShortLifeAccepted: offer.outlivesLine,
        },
      }),
    () => {
      tell(say('packs.bought'));
      onBought();
    },
  );
  const price = format.roundMoney(offer.price);
  return (
    <Sheet title={say('packs.confirm')} closeLabel={say('action.close')} onClose={onClose}>
      <p className="confirm-name">{translated(offer.name, language)}</p>
      <Facts offer={offer} packs={packs} />
      {offer.outlivesLine && packs.validUntil && (
        <Banner
          kind="attention"
          title={say('packs.outlives', { day: format.day(packs.validUntil) })}
        >
          <p>{say('packs.outlivesText')}</p>
        </Banner>
      )}
      {problem && <ProblemNote problem={problem} />}
      {offer.isAffordable ? (
        <>
          <RenewalChoice renews={renews} onChange={setRenews} />
          <Button busyLabel={isSending ? say('action.working') : undefined} onClick={send}>
            {offer.outlivesLine ? say('packs.buyAnyway') : say('packs.buyFor', { price })}
          </Button>
          <p className="soft small">{say('packs.once')}</p>
        </>
      ) : (
        <>
          <p>{say('packs.short')}</p>
          <Link href={pageAddress('newTopup')} className={buttonClass('primary')}>
            {say('home.topup')}
          </Link>
        </>
      )}
    </Sheet>
  );
}
