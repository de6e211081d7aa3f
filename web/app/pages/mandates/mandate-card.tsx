import type { ReactNode } from 'react';
import type { Mandate, Mandates } from '../../../client/index.ts';
import { Banner, Button, buttonClass, Card, Row, Rows, useToast } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useChange } from '../../state/use-change.ts';
import type { Loaded } from '../../state/use-loaded.ts';

interface MandateProps {
  readonly mandate: Mandate;
}

function Limits({ mandate }: MandateProps): ReactNode {
  const { say, format } = useLineApp();
  const { limits, label, signedAt, endedAt, nextDay } = mandate;
  return (
    <Rows>
      {label !== null && <Row name={say('mandates.account')}>{label}</Row>}
      <Row name={say('mandates.most')}>{format.money(limits.most)}</Row>
      <Row name={say('mandates.mostInPeriod', { days: String(limits.periodDays) })}>
        {format.money(limits.mostInPeriod)}
      </Row>
      <Row name={say('mandates.used')}>
        {say('mandates.usedOf', {
          used: format.money(limits.used),
          times: String(limits.usedTimes),
        })}
      </Row>
      {nextDay && <Row name={say('mandates.nextDay')}>{format.day(nextDay)}</Row>}
      {signedAt && <Row name={say('mandates.since')}>{format.dayAndTime(signedAt)}</Row>}
      {endedAt && <Row name={say('mandates.until')}>{format.dayAndTime(endedAt)}</Row>}
    </Rows>
  );
}

/** The very words that were agreed to, and everything that has been done by them. */
function Proof({ mandate }: MandateProps): ReactNode {
  const { say, format } = useLineApp();
  const { consent, history } = mandate;
  return (
    <>
      <details>
        <summary>{say('mandates.agreed')}</summary>
        <p>{consent.text}</p>
        <p className="soft small">{say('mandates.version', { version: consent.version })}</p>
      </details>
      <details>
        <summary>{say('mandates.history')}</summary>
        <Rows>
          {history.map(({ at, event, amount }) => (
            <Row key={`${at} ${event}`} name={format.dayAndTime(at)}>
              {say(`mandates.event.${event}`)}
              {amount && ` ${format.money(amount)}`}
            </Row>
          ))}
        </Rows>
      </details>
    </>
  );
}

interface MandateCardProps extends MandateProps {
  readonly loaded: Loaded<Mandates>;
}

/** One tap, and nothing is asked: what was begun with one tap ends with one. */
function Stop({ mandate, loaded }: MandateCardProps): ReactNode {
  const { device, say } = useLineApp();
  const tell = useToast();
  const change = useChange<'stop'>(loaded);
  const stop = async (): Promise<void> => {
    const given = { params: { mandate: mandate.id } };
    const sent = device.channel.call('stopMandate', given, { isRepeatable: true });
    const result = await change.run('stop', sent);
    if (!result.isOk) return;
    tell(say('mandates.stopped'));
    loaded.overtake();
    loaded.readAgain();
  };
  return (
    <>
      <OutcomeNote change={change} loaded={loaded} />
      <Button
        kind="secondary"
        isOff={change.isUnknown}
        busyLabel={change.busy ? say('action.working') : undefined}
        onClick={() => void stop()}
      >
        {say('mandates.stop')}
      </Button>
    </>
  );
}

export function MandateCard({ mandate, loaded }: MandateCardProps): ReactNode {
  const { say, language } = useLineApp();
  const { method, state, signUrl, endedBy } = mandate;
  const isEnded = state === 'revoked' || state === 'expired';
  return (
    <Card title={translated(method.name, language)}>
      {state !== 'suspended' && (
        <p className="mandate-state" data-state={state}>
          {say(`mandates.state.${state}`)}
        </p>
      )}
      {state === 'revoked' && endedBy && (
        <p className="soft">{say(`mandates.endedBy.${endedBy}`)}</p>
      )}
      {state === 'suspended' && (
        <Banner kind="attention" title={say('mandates.state.suspended')}>
          <p>{say('mandates.suspendedText')}</p>
        </Banner>
      )}
      <Limits mandate={mandate} />
      <Proof mandate={mandate} />
      {signUrl && (
        <a className={buttonClass('primary')} href={signUrl}>
          {say('mandates.sign')}
        </a>
      )}
      {!isEnded && <Stop mandate={mandate} loaded={loaded} />}
    </Card>
  );
}
