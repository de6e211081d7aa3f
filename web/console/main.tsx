import './console.css';
import './tables.css';
import { createRoot } from 'react-dom/client';
import { StrictMode } from 'react';
import { deviceStorage } from '../client/index.ts';
import { Frame } from './layout/frame.tsx';
import { Pages } from './pages.tsx';
import { ConsoleProvider } from './state/console-context.tsx';
import { openStaffChannel } from './state/staff-channel.ts';
import { firstLanguage } from './state/language.ts';
import { layTokens } from './theme.ts';
import { loadWords } from './words/words.ts';

/** The words and the session are fetched side by side; nothing is shown before both are here. */
async function start(root: HTMLElement): Promise<void> {
  layTokens();
  const storage = deviceStorage(() => localStorage);
  const language = firstLanguage(storage, navigator.languages);
  const channel = openStaffChannel((address, init) => fetch(address, init), language);
  const [words, session] = await Promise.all([
    loadWords(language),
    channel.call('readStaffSession', {}),
  ]);
  if (session.isOk) channel.use({ csrfToken: session.answer.csrfToken });
  createRoot(root).render(
    <StrictMode>
      <ConsoleProvider channel={channel} storage={storage} first={{ language, words, session }}>
        <Frame>
          <Pages />
        </Frame>
      </ConsoleProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('console');
if (root) void start(root);
