import { type ReactNode, useState } from 'react';
import type { Language } from '../../client/index.ts';
import { Icon, IconButton, Sheet, TileGroup } from '../../kit/index.ts';
import { useApp } from '../state/app-context.tsx';
import { languageNames, languages } from '../../language/index.ts';

interface LanguageChoiceProps {
  readonly isLegendUnseen?: boolean;
  readonly onChosen?: () => void;
}

/** The three languages, each in its own words. */
export function LanguageChoice(props: LanguageChoiceProps): ReactNode {
  const { isLegendUnseen = false, onChosen } = props;
  const { device, language, say } = useApp();
  return (
    <TileGroup
      legend={say('language.label')}
      isWide
      isLegendUnseen={isLegendUnseen}
      chosen={language}
      options={languages.map((one) => ({
        value: one,
        content: (
          <span lang={one} className="tile-face">
            {languageNames[one]}
          </span>
        ),
      }))}
      onChoose={(chosen) => {
        device.prefer({ language: chosen as Language });
        onChosen?.();
      }}
    />
  );
}

export function LanguageButton(): ReactNode {
  const { say } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  return (
    <>
      <IconButton label={say('language.label')} onClick={() => setIsOpen(true)}>
        <Icon name="language" />
      </IconButton>
      {isOpen && (
        <Sheet title={say('language.label')} closeLabel={say('action.close')} onClose={close}>
          <LanguageChoice isLegendUnseen onChosen={close} />
        </Sheet>
      )}
    </>
  );
}
