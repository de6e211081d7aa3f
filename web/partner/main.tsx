import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { deviceStorage } from '../client/index.ts';
import { guessLanguage, isLanguage } from '../language/index.ts';
import { Frame } from './frame.tsx';
import { openPortalChannel } from './state/portal-channel.ts';
import { openReach } from './state/reach.ts';
import { takeInvitation } from './state/use-invitation.ts';
import { loadWords } from './words/words.ts';

/** The words and the session are fetched side by side; nothing is shown before both are here. */
async function start(root: HTMLElement): Promise<void> {
  const invitation = takeInvitation();
  const storage = deviceStorage(() => localStorage);
  const chosen = storage.read('lowu.language');
  const language = isLanguage(chosen) ? chosen : guessLanguage(navigator.languages);
  const reach = openReach();
  const channel = openPortalChannel((address, init) => fetch(address, init), language, reach.tried);
  const [words, session] = await Promise.all([
    loadWords(language),
    channel.call('readPortalSession', {}),
  ]);
  createRoot(root).render(
    <StrictMode>
      <Frame
        channel={channel}
        reach={reach}
        storage={storage}
        first={{ language, words, session }}
        invitation={invitation}
      />
    </StrictMode>,
  );
}

const root = document.getElementById('portal');
if (root) void start(root);
