import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { languageNames, languages } from '../../language/index.ts';
import { useKiosk } from '../state/kiosk-context.tsx';
import { loadWords } from '../words/words.ts';

/** The first screen, for whoever comes by: what it does and takes, and the language. */
export function LanguagePage({ onChosen }: { readonly onChosen: () => void }): ReactNode {
  const { say, standing, onLanguage } = useKiosk();
  const { parts, session } = standing;
  const isCashOff = parts?.acceptor !== 'ok';
  if (!session) return <p role="status">{say('loading')}</p>;
  return (
    <>
      <h1>{say('title')}</h1>
      <Banner
        kind={isCashOff ? 'attention' : 'calm'}
        title={isCashOff ? say('cashOff') : say('notesOnly')}
      >
        {isCashOff && <p>{say('codesOnly')}</p>}
      </Banner>
      <div className="stack kiosk-languages" role="group" aria-label={say('begin')}>
        {languages.map((language) => (
          <Button
            key={language}
            lang={language}
            onClick={() => {
              onLanguage(language);
              // The next page is said in it from its first moment.
              void loadWords(language).then(onChosen);
            }}
          >
            {languageNames[language]}
          </Button>
        ))}
      </div>
    </>
  );
}
