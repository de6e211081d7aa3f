import { type ReactNode, useEffect, useRef } from 'react';
import { useConsole } from '../state/console-context.tsx';

interface PageProps {
  readonly title: string;
  /** What stands beside the title. */
  readonly beside?: ReactNode;
  readonly isNarrow?: boolean;
  readonly children: ReactNode;
}

/** A page begins at its title, for whoever hears it too. */
export function Page({ title, beside, isNarrow = false, children }: PageProps): ReactNode {
  const { say } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} · ${say('title.console')}`;
  }, [title, say]);
  return (
    <main id="content" className={isNarrow ? 'page page-narrow' : 'page'}>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </main>
  );
}
