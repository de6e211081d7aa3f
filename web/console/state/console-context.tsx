import { ConfigProvider } from 'antd';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DeviceStorage, Language, Problem, Result } from '../../client/index.ts';
import { type Format, formatIn } from '../../language/index.ts';
import { themeFor } from '../theme.ts';
import { type NameOf, nameFrom, type Say, sayIn } from '../words/words.ts';
import type { Session, StaffChannel } from './staff-channel.ts';
import { useIsDark } from './use-is-dark.ts';
import { type SessionControl, useSession } from './use-session.ts';
import { type Speaking, useSpoken } from './use-spoken.ts';

/** What every part of the console works with. */
export interface Console extends SessionControl {
  readonly say: Say;
  readonly nameOf: NameOf;
  readonly format: Format;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** Undefined while the server could not tell who is here. */
  readonly session: Session | undefined;
  /** Asks the server; an answer that says "sign in" ends the session on the screen too. */
  readonly call: StaffChannel['call'];
  /** The same for what takes long and tells as it goes. */
  readonly follow: StaffChannel['follow'];
}

const Context = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const found = useContext(Context);
  if (!found) throw new Error('outside of the console');
  return found;
}

function isSignedOut({ problem }: { readonly problem: Problem }): boolean {
  return problem.kind === 'refused' && problem.code === 'staff_sign_in_needed';
}

interface ConsoleProviderProps {
  readonly channel: StaffChannel;
  readonly storage: DeviceStorage;
  readonly first: Speaking & { readonly session: Result<Session> };
  readonly children: ReactNode;
}

export function ConsoleProvider(props: ConsoleProviderProps): ReactNode {
  const { channel, storage, first, children } = props;
  const [{ language, words }, setLanguage] = useSpoken(storage, first);
  const control = useSession(channel, first.session);
  const isDark = useIsDark();
  const theme = useMemo(() => themeFor(language, isDark), [language, isDark]);
  const value = useMemo((): Console => {
    channel.use({ language });
    return {
      ...control,
      say: sayIn(words),
      nameOf: nameFrom(words),
      format: formatIn(language),
      language,
      setLanguage,
      session: control.read.isOk ? control.read.answer : undefined,
      follow: (operation, given, tell) => channel.follow(operation, given, tell),
      async call(operation, given) {
        const result = await channel.call(operation, given);
        if (!result.isOk && isSignedOut(result)) await control.readAgain(true);
        return result;
      },
    };
  }, [channel, control, language, setLanguage, words]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>
      <Context value={value}>{children}</Context>
    </ConfigProvider>
  );
}
