import type { ReactNode } from 'react';
import type { AutoTopup, AutoTopupRule, Result } from '../../../client/index.ts';
import { Banner, Button, Card, Row, Rows, useToast } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import type { Change } from '../../state/use-change.ts';
import type { Loaded } from '../../state/use-loaded.ts';
import { PaysBy } from './mandate-order.tsx';
import { RuleInWords } from './rule-in-words.tsx';

export type Act = 'turnOn' | 'stop' | 'skip';

/** What of a line's rule can be changed with, one act at a time. */
export interface RuleChanges {
  readonly line: string;
  readonly loaded: Loaded<AutoTopup>;
  readonly change: Change<Act>;
}

interface RuleCardProps extends RuleChanges {
  readonly rule: AutoTopupRule;
  /** Whether what can be changed of it stands below already. */
  readonly isChanging: boolean;
  readonly onChange: () => void;
}

function Facts({ rule }: Pick<RuleCardProps, 'rule'>): ReactNode {
  const { say, format } = useLineApp();
  const timeOf = ({ at, day }: NonNullable<AutoTopupRule['next']>): string =>
    at === null ? format.day(day) : format.dayAndTime(at);
  const used = {
    used: format.money(rule.used),
    cap: format.money(rule.cap),
    usedTimes: String(rule.usedTimes),
    times: String(rule.capTimes),
  };
  return (
    <Rows>
      <Row name={say('autoTopup.used')}>{say('autoTopup.usedOf', used)}</Row>
      <Row name={say('autoTopup.next')}>
        {rule.next
          ? say(`autoTopup.next.${rule.next.cause}`, { day: timeOf(rule.next) })
          : say(rule.state === 'on' ? 'autoTopup.next.low' : 'autoTopup.next.paused')}
      </Row>
      {rule.skipsNext && <Row name={say('autoTopup.skips')}>{say('autoTopup.skipsText')}</Row>}
      {rule.isUnderWay && (
        <Row name={say('autoTopup.underWay')}>{say('autoTopup.underWayText')}</Row>
      )}
    </Rows>
  );
}

/** As a heading: what stands within sentences elsewhere begins with a capital here. */
function pausedWhy(
  { say, language }: Pick<ReturnType<typeof useLineApp>, 'say' | 'language'>,
  { pausedWhy: why }: AutoTopupRule,
): string {
  if (why === null) return say('autoTopup.isPaused');
  const text = translated(why, language);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The rule in one sentence, and one tap to stop it. */
export function RuleCard(props: RuleCardProps): ReactNode {
  const { line, rule, loaded, change, isChanging, onChange } = props;
  const { device, ...app } = useLineApp();
  const { say } = app;
  const tell = useToast();
  const saved = loaded.value?.mandates ?? [];
  const paying = rule.mandates.flatMap((id) => saved.filter((one) => one.id === id));
  const params = { line };
  const send: Readonly<Record<'stop' | 'skip', () => Promise<Result<AutoTopup>>>> = {
    stop: () => device.channel.call('stopAutoTopup', { params }, { isRepeatable: true }),
    skip: () => {
      const given = { params, body: { isSkipped: !rule.skipsNext } };
      return device.channel.call('skipAutoTopup', given, { isRepeatable: true });
    },
  };
  const act = async (does: 'stop' | 'skip'): Promise<void> => {
    const result = await change.run(does, send[does]());
    if (!result.isOk) return;
    if (does === 'stop') tell(say('autoTopup.stopped'));
    loaded.overtake(result.answer);
  };
  const button = (does: 'stop' | 'skip', label: string): ReactNode => (
    <Button
      kind="secondary"
      isOff={change.busy !== undefined || change.isUnknown}
      busyLabel={change.busy === does ? say('action.working') : undefined}
      onClick={() => void act(does)}
    >
      {label}
    </Button>
  );
  return (
    <Card title={say(rule.state === 'on' ? 'autoTopup.isOn' : 'autoTopup.isPaused')}>
      {rule.state === 'paused' && (
        <Banner kind="attention" title={pausedWhy(app, rule)}>
          <p>{say('autoTopup.pausedText')}</p>
        </Banner>
      )}
      <RuleInWords rule={rule} />
      <PaysBy mandates={paying} />
      <Facts rule={rule} />
      {change.tried !== 'turnOn' && <OutcomeNote change={change} loaded={loaded} />}
      {button('stop', say('autoTopup.stop'))}
      {rule.state === 'on' &&
        button('skip', say(rule.skipsNext ? 'autoTopup.unskip' : 'autoTopup.skip'))}
      {rule.state === 'on' && !isChanging && (
        <Button kind="secondary" onClick={onChange}>
          {say('autoTopup.change')}
        </Button>
      )}
    </Card>
  );
}
