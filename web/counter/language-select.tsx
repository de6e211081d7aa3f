import type { ReactNode } from 'react';
import type { Language } from '../client/index.ts';
import { languageNames, languages } from '../language/index.ts';

interface LanguageSelectProps {
  readonly label: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** Each language by its own name, so that nobody has to read another to find theirs. */
export function LanguageSelect({ label, language, onLanguage }: LanguageSelectProps): ReactNode {
  return (
    <label className="language-select">
      <span className="unseen">{label}</span>
      <select value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
