import { useCallback, useMemo, useState } from 'react';
import type { Result } from '../../client/index.ts';
import type { Session, StaffChannel } from './staff-channel.ts';

/** Who is at work, as the screen knows it. */
export interface AtWork {
  readonly read: Result<Session>;
  /** A session was there and is over, so that the person is not surprised. */
  readonly isEnded: boolean;
}

export interface SessionControl extends AtWork {
  readonly enter: (session: Session) => void;
  readonly readAgain: (isEnded?: boolean) => Promise<void>;
}

export function useSession(channel: StaffChannel, first: Result<Session>): SessionControl {
  const [atWork, setAtWork] = useState<AtWork>({ read: first, isEnded: false });
  const enter = useCallback(
    (session: Session) => {
      channel.use({ csrfToken: session.csrfToken });
      setAtWork({ read: { isOk: true, answer: session }, isEnded: false });
    },
    [channel],
  );
  const readAgain = useCallback(
    async (isEnded = false) => {
      const read = await channel.call('readStaffSession', {});
      if (read.isOk) channel.use({ csrfToken: read.answer.csrfToken });
      setAtWork({ read, isEnded: isEnded && read.isOk && read.answer.staff === null });
    },
    [channel],
  );
  return useMemo(() => ({ ...atWork, enter, readAgain }), [atWork, enter, readAgain]);
}
