import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { isLanguage, languageNames, languages } from '../../language/index.ts';
import { pageAddress, patternOf } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { openTargets, type Target as TargetPage } from '../state/targets.ts';
import './own.css';

function Target({ page }: { readonly page: TargetPage }): ReactNode {
  const { say } = useConsole();
  const [isHere] = useRoute(patternOf(page));
  return (
    <Link href={pageAddress(page)} aria-current={isHere ? 'page' : undefined}>
      {say(`nav.${page}`)}
    </Link>
  );
}

function LanguageChoice(): ReactNode {
  const { say, language, setLanguage } = useConsole();
  return (
    <select
      aria-label={say('nav.language')}
      value={language}
      onChange={({ target }) => isLanguage(target.value) && setLanguage(target.value)}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}

function SignOut({ name }: { readonly name: string }): ReactNode {
  const { say, call, readAgain } = useConsole();
  const leave = async (): Promise<void> => {
    await call('signOutStaff', {});
    await readAgain();
  };
  return (
    <>
      <Link href={pageAddress('own')} className="bar-own" aria-label={say('nav.own', { name })}>
        {name}
      </Link>
      <Button onClick={() => void leave()}>{say('nav.signOut')}</Button>
    </>
  );
}

/** The bar above every page. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const { say, session } = useConsole();
  const staff = session?.staff;
  const open = openTargets(staff);
  return (
    <>
      <a href="#content" className="unseen">
        {say('nav.skip')}
      </a>
      <header className="bar">
        <span className="bar-name">Lowu · {say('title.console')}</span>
        <LanguageChoice />
        {staff && <SignOut name={staff.name} />}
        <nav aria-label={say('nav.label')}>
          {open.map((page) => (
            <Target key={page} page={page} />
          ))}
        </nav>
      </header>
      {children}
    </>
  );
}
