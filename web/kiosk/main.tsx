import './kiosk.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDatabase } from './device/database.ts';
import { Machine } from './device/machine.ts';
import { Frame } from './frame.tsx';
import { owedLines } from './pages/cash-slip.ts';
import { firstLanguage } from './state/kiosk-context.tsx';
import { loadWords } from './words/words.ts';

/** Where the program is that drives acceptor and printer, unless the address says another. */
const usualDriver = 'http://127.0.0.1:9402';

/** A page may be given where its parts are: they are always on the machine itself. */
function givenDriver(): string | null {
  const given = new URLSearchParams(location.search).get('parts');
  const isHere = given !== null && /^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}$/.test(given);
  return isHere ? given : null;
}

async function start(root: HTMLElement): Promise<void> {
  if ('serviceWorker' in navigator) {
    void navigator.serviceWorker.register('/kiosk-sw.js', { scope: '/kiosk' }).catch(() => null);
  }
  void navigator.storage?.persist?.();
  const given = givenDriver();
  const db = await openDatabase(indexedDB);
  const machine = new Machine(db, given ?? usualDriver, owedLines);
  const words = await loadWords(firstLanguage);
  createRoot(root).render(
    <StrictMode>
      <Frame machine={machine} words={words} />
    </StrictMode>,
  );
  await machine.start(given);
}

const root = document.getElementById('kiosk');
if (root) void start(root);
