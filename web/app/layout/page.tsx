import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Icon } from '../../kit/index.ts';
import { Wordmark } from '../../kit/wordmark.tsx';
import { brand } from '../brand.ts';
import { useApp } from '../state/app-context.tsx';
import { LanguageButton } from './language-button.tsx';
import './before.css';
import './page.css';

interface PageProps {
  readonly title: string;
  /** Where "back" leads; the first page has none and carries the name of the house instead. */
  readonly back?: string;
  readonly children: ReactNode;
}

let arrivals = 0;

/**
 * Moves the focus to the title of a page one came to, so that it is read and the tab key starts
 * there.
 */
function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { language } = useApp();
  useEffect(() => {
    document.title = `${title} · ${brand.name[language]}`;
  }, [title, language]);
  useEffect(() => {
    arrivals += 1;
    // The first page is where the browser puts the focus itself.
    if (arrivals > 1) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return heading;
}

export function Page({ title, back, children }: PageProps): ReactNode {
  const { say, isCareMode } = useApp();
  const heading = useArrival(title);
  return (
    <main className="page">
      <header className="page-head">
        {back !== undefined && (
          <Link href={back} className="icon-button" aria-label={say('action.back')}>
            <Icon name="back" />
          </Link>
        )}
        {back === undefined && (
          <span className="page-brand">
            <Wordmark />
          </span>
        )}
        <h1 ref={heading} tabIndex={-1} className={back === undefined ? 'unseen' : undefined}>
          {title}
        </h1>
        {!(isCareMode && back !== undefined) && <LanguageButton />}
      </header>
      <div className="stack">{children}</div>
    </main>
  );
}
