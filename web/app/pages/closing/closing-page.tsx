import { type ReactNode, useState } from 'react';
import type { ClosingStanding, Line } from '../../../client/index.ts';
import { Banner, Button, Card, Row, Rows, Skeleton } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';
import { CloseSheet } from './close-sheet.tsx';

type Sheet = ClosingStanding['sheet'];

/** What comes back, by which way, and what does not. */
function SheetCard({ sheet }: { readonly sheet: Sheet }): ReactNode {
  const { say, format, language } = useLineApp();
  const { parts, fee, debt, lostBonus, back } = sheet;
  return (
    <Card title={say('closing.sheet')}>
      <Rows>
        {parts.map(({ back: amount, method }) => (
          <Row
            key={`${method?.en ?? ''} ${amount.currency}`}
            name={method ? translated(method, language) : say('closing.byTransfer')}
          >
            {format.money(amount)}
          </Row>
        ))}
        {fee.amountMinor > 0 && <Row name={say('closing.fee')}>{format.money(fee)}</Row>}
        {debt.amountMinor > 0 && <Row name={say('closing.debt')}>{format.money(debt)}</Row>}
        <Row name={say('closing.back')}>
          <strong>{format.money(back)}</strong>
        </Row>
        <Row name={say('closing.lostBonus')}>{format.money(lostBonus)}</Row>
      </Rows>
      <p className="soft small">{say('closing.sheetText')}</p>
    </Card>
  );
}

function Under({ closing }: { readonly closing: NonNullable<ClosingStanding['closing']> }) {
  const { say, format } = useLineApp();
  return (
    <Banner kind="action" title={say(`closing.state.${closing.state}`)}>
      {closing.back && <p>{say('closing.settledText', { back: format.money(closing.back) })}</p>}
    </Banner>
  );
}

/** Asked twice: here with everything that is lost, and once more in the sheet that follows. */
function ClosingOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say } = useLineApp();
  const [closed, setClosed] = useState<ClosingStanding | undefined>();
  const [isAsking, setIsAsking] = useState(false);
  const { value, problem, readAgain } = useLoaded(`closing ${line.id}`, () =>
    device.channel.call('readClosing', { params: { line: line.id } }),
  );
  const standing = closed ?? value;
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {standing?.closing && <Under closing={standing.closing} />}
      {standing && !standing.closing && (
        <>
          <Banner kind="loss" title={say('closing.lostTitle')}>
            <p>{say('closing.lostText')}</p>
          </Banner>
          <SheetCard sheet={standing.sheet} />
          <Button kind="loss" onClick={() => setIsAsking(true)}>
            {say('closing.goOn')}
          </Button>
        </>
      )}
      {standing && isAsking && (
        <CloseSheet
          line={line}
          sheet={standing.sheet}
          onClosed={(answer) => {
            setClosed(answer);
            setIsAsking(false);
          }}
          onLeave={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

export function ClosingPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('closing.title')}>
      {(line) => <ClosingOf key={line.id} line={line} />}
    </LinePage>
  );
}
