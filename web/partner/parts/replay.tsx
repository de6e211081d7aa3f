import { type ReactNode, useRef, useState } from 'react';
import { SendForm } from '../../counter/index.ts';
import { Button, Field } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const hourMs = 3_600_000;
/** Hong Kong is eight hours before Greenwich. */
const aheadMs = 8 * hourMs;
const dayBeforeMs = 24 * hourMs;

/** As a field of day and time has it. */
function typedAt(atMs: number): string {
  return new Date(atMs + aheadMs).toISOString().slice(0, 16);
}

function instantOf(typed: string): string | undefined {
  const atMs = Date.parse(`${typed}Z`) - aheadMs;
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}

interface ReplayProps {
  readonly endpoint: string;
  readonly onSent: () => void;
}

/** For a receiver that was away: sends again what it missed since then, or all of it. */
export function Replay({ endpoint, onSent }: ReplayProps): ReactNode {
  const { say, session } = usePortal();
  const [typed, setTyped] = useState(typedAt(Date.parse(session.now) - dayBeforeMs));
  const [isAll, setIsAll] = useState(false);
  const { count, isDone, isBusy, problem, replay, stop } = useReplay({ endpoint, onSent });
  const since = instantOf(typed);
  return (
    <SendForm
      className="portal-narrow"
      label={say('replay')}
      busyLabel={say('replaying')}
      isBusy={isBusy}
      problem={problem}
      onSend={() => since && replay(since, isAll)}
      below={
        isBusy && (
          <Button kind="plain" onClick={stop}>
            {say('replayStop')}
          </Button>
        )
      }
    >
      <Field
        label={say('replaySince')}
        type="datetime-local"
        value={typed}
        onValue={setTyped}
        problem={since ? undefined : say('replayNoTime')}
      />
      <label>
        <input
          type="checkbox"
          checked={isAll}
          onChange={(event) => setIsAll(event.target.checked)}
        />{' '}
        {say('replayAll')}
      </label>
      <p role="status">
        {count !== undefined && say(isDone ? 'replayed' : 'replayedSoFar', { count })}
      </p>
    </SendForm>
  );
}

/** Part by part, so that one sees how far it has come and can end it. */
function useReplay({ endpoint, onSent }: ReplayProps) {
  const { channel } = usePortal();
  const { isBusy, problem, run } = useCalling();
  const [count, setCount] = useState<number>();
  const [isDone, setIsDone] = useState(false);
  const isStopped = useRef(false);
  const replay = async (since: string, isAll: boolean): Promise<void> => {
    isStopped.current = false;
    setIsDone(false);
    let sent = 0;
    for (let cursor: string | null | undefined; cursor !== null && !isStopped.current; ) {
      const body = {
        since,
        ...(isAll ? {} : { only: 'missed' as const }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      const part = await run(channel.call('replayOwnSince', { params: { endpoint }, body }));
      if (!part) break;
      sent += part.deliveries;
      setCount(sent);
      cursor = part.cursor;
      if (cursor === null) setIsDone(true);
    }
    if (sent > 0) onSent();
  };
  const stop = (): void => {
    isStopped.current = true;
  };
  return { count: count?.toString(), isDone, isBusy, problem, replay, stop };
}
