import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './layout/frame.tsx';
import { prepareFor } from './page-loaders.ts';
import { Pages } from './pages.tsx';
import { AppProvider } from './state/app-context.tsx';
import { openDevice } from './state/device.ts';
import { persistently } from './state/lazy-page.ts';
import { resumeAtStart } from './state/resume.ts';
import { onReturn } from './state/use-loaded.ts';
import { loadWords } from './words/words.ts';

/**
 * The page's code, the words and the session are fetched side by side; the first picture needs no
 * session.
 * Whatever was under way when the app was closed is taken up as soon as it is known who is here.
 */
async function start(root: HTMLElement): Promise<void> {
  const device = openDevice();
  const { language, isCareMode } = device.preferences.get();
  prepareFor(location.pathname, isCareMode);
  const session = device.loadSession();
  const words = await persistently(() => loadWords(language));
  createRoot(root).render(
    <StrictMode>
      <AppProvider device={device} first={{ language, words }}>
        <Frame>
          <Pages />
        </Frame>
      </AppProvider>
    </StrictMode>,
  );
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
  await session;
  await resumeAtStart(device);
  onReturn(() => void device.loadSession());
}

const root = document.getElementById('app');
if (root) void start(root);
