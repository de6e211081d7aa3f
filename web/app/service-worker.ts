/**
 * Keeps the shell of the app on the phone, and of the kiosk on the machine: the page, its code, its
 * look. Answers of the server are never kept: a balance or an order that is not from now would be a
 * lie.
 *
 * It is built by removing the types, without a bundler, so it imports nothing. `SHELL_LIST` becomes
 * what `ShellList` describes.
 */
interface ShellList {
  /** Changes whenever any file of the shell does. */
  readonly version: string;
  /** What the names of its caches begin with; each screen has its own. */
  readonly prefix: string;
  readonly document: string;
  /** The integrity of each file, the document's included, by its address. */
  readonly files: Readonly<Record<string, string>>;
  /** The addresses that the document answers; all others are none of our business. */
  readonly pages: readonly string[];
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What our server writes to a browser. */
interface Pushed {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** Where it leads; older servers write none. */
  readonly place?: Place | null;
}

interface Place {
  readonly page: string;
  readonly about: string;
}

interface PushedEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

interface ShownEvent extends WorkerEvent {
  readonly notification: { readonly data?: unknown; close(): void };
}

interface Window {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(address: string): Promise<unknown>;
}

interface Worker {
  readonly location: Location;
  addEventListener(kind: 'install' | 'activate', react: (event: WorkerEvent) => void): void;
  addEventListener(kind: 'fetch', react: (event: RequestEvent) => void): void;
  addEventListener(kind: 'push', react: (event: PushedEvent) => void): void;
  addEventListener(kind: 'notificationclick', react: (event: ShownEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
  };
  readonly clients: {
    matchAll(options: object): Promise<readonly Window[]>;
    openWindow(address: string): Promise<unknown>;
  };
}

declare const SHELL_LIST: ShellList;

const worker = self as unknown as Worker;
const shell = SHELL_LIST;
const { prefix } = shell;
const cacheName = prefix + shell.version;
/** The one in use, and the one before it, whose code a page that is still open may ask for. */
const cachesKept = 2;
const tries = 3;
const fileWithinMs = 60_000;
const inbox = '/messages';

/**
 * Whole, before it is put into the cache: a connection that fell silent in the middle of a file
 * would keep the cache busy, and whoever asks the cache for a file waits as long. And only as it
 * was built: a connection without TLS that ends within the headers of an answer leaves Chromium
 * with an empty file and the word that all is well, which would be kept for as long as the app is.
 */
async function fetched(address: string, integrity: string): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      const signal = AbortSignal.timeout(fileWithinMs);
      const response = await fetch(address, { cache: 'no-cache', integrity, signal });
      const { headers } = response;
      if (response.ok) return new Response(await response.arrayBuffer(), { headers });
      throw new Error(`${address} answers ${response.status}`);
    } catch (error) {
      if (tried === tries) throw error;
    }
  }
}

/**
 * What the document has loaded ahead is on the phone already. Chromium now and then does not use
 * what was loaded ahead from a worker: it loads that anew, and warns of each in the console.
 */
async function withoutPreloads(response: Response): Promise<Response> {
  const text = await response.text();
  const { headers } = response;
  return new Response(text.replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, ''), { headers });
}

/** One file after the other: on a bad line many at once starve each other. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const [address, integrity] of Object.entries(shell.files)) {
    if (await cache.match(address)) continue;
    const whole = await fetched(address, integrity);
    await cache.put(address, address === shell.document ? await withoutPreloads(whole) : whole);
  }
  await worker.skipWaiting();
}

async function dropOldShells(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const older = names.filter((name) => name !== cacheName);
  for (const name of older.slice(0, Math.max(0, older.length + 1 - cachesKept))) {
    await caches.delete(name);
  }
}

function isPage(pathname: string): boolean {
  return shell.pages.some((pattern) => new RegExp(pattern).test(pathname));
}

async function document(): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(shell.document)) ?? fetch(shell.document);
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** One that comes twice, because an answer was lost on the way, has one tag and is shown once. */
async function show({ id, title, text, language, place = null }: Pushed): Promise<void> {
  const looks = { icon: '/icon-180.png', lang: language, tag: id, data: place };
  await worker.registration.showNotification(title, { ...looks, body: text });
}

/** Only ever a page of this app, whatever was written to the browser. */
function addressOf(place: Place | null | undefined): string {
  const about = encodeURIComponent(place?.about ?? '');
  switch (place?.page) {
    case 'topup':
      return `/top-up?number=${about}`;
    case 'order':
      return `/top-ups/${about}`;
    case 'autoTopup':
      return `/auto-topup?number=${about}`;
    case 'mandates':
      return '/mandates';
    default:
      return inbox;
  }
}

async function openAt(address: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window' });
  if (!open) return void (await worker.clients.openWindow(address));
  await open.navigate(address);
  await open.focus();
}

worker.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json() as Pushed));
});
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAt(addressOf(event.notification.data as Place | null)));
});
worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldShells()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(document());
  } else if (Object.hasOwn(shell.files, pathname) || pathname.startsWith('/assets/')) {
    event.respondWith(file(request));
  }
});

export type { ShellList };
