import { check, type Pins, type Verdict } from './check.ts';
import { hexOf, sha256 } from './bytes.ts';
import { isWitnessKey } from './checkpoint.ts';
import { rowsOf } from './facts.ts';
import { issuedRows, type Looked, looks, lookUp } from './look-up.ts';
import { proofOfCode } from './proof.ts';
import { proofOfFile, proofOfPasted } from './sources.ts';
import { filled, guessLanguage, type Language, languages, sentenceOf, wordsIn } from './words.ts';

const marks = { genuine: '✓', notGenuine: '✗', unknown: '?' } as const;

let language: Language = guessLanguage(navigator.languages);
let verdict: Verdict | 'working' | undefined;
let looked: Looked | undefined;
/** The hash of what was given last, by which the operator tells whether it is what was issued. */
let entry: string | undefined;

function at<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

function made(name: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

const noPins: Pins = { origin: '', keys: [], witnesses: [] };

function readPins(): Pins {
  try {
    return { ...noPins, ...(JSON.parse(at('pins').textContent ?? '') as Partial<Pins>) };
  } catch {
    return noPins;
  }
}

const pins = readPins();
const trusted = at<HTMLTextAreaElement>('trusted');
const keptField = at<HTMLTextAreaElement>('kept');
trusted.value = pins.witnesses.join('\n');
/** How many lines of what somebody trusts are no keys. */
let notKeys = 0;

/** The witnesses whose keys stand in the field now. */
async function trustedWitnesses(): Promise<string[]> {
  const lines = [...new Set(trusted.value.split(/\s+/).filter((line) => line !== ''))];
  const isKey = await Promise.all(lines.map(isWitnessKey));
  notKeys = isKey.filter((is) => !is).length;
  return lines.filter((_, index) => isKey[index]);
}

function showVerdict(): void {
  const words = wordsIn[language];
  const place = at('verdict');
  if (verdict === undefined) return place.replaceChildren();
  if (verdict === 'working') return place.replaceChildren(made('p', words.working));
  const card = made('div', '', `verdict ${verdict.is}`);
  card.append(made('h2', `${marks[verdict.is]} ${words[verdict.is]}`));
  if (verdict.is === 'notGenuine') {
    card.append(made('p', sentenceOf.step(words, verdict.step)));
    card.dataset['step'] = verdict.step;
  }
  if (verdict.is === 'unknown') {
    card.append(made('p', sentenceOf.obstacle(words, verdict.obstacle)));
    card.dataset['step'] = verdict.obstacle;
  }
  if (verdict.is === 'genuine') {
    const { facts } = verdict;
    const list = listOf(rowsOf(facts, language));
    card.append(
      made('p', words.kind[facts.sealed.kind], 'kind'),
      made('p', words.genuineText),
      list,
    );
  }
  place.replaceChildren(card);
}

function listOf(rows: readonly [string, string][]): HTMLElement {
  const list = made('dl', '');
  for (const [name, content] of rows) {
    const row = made('div', '');
    row.append(made('dt', name), made('dd', content));
    list.append(row);
  }
  return list;
}

function showLooked(): void {
  const words = wordsIn[language].lookUp;
  const place = at('issued');
  if (looked === undefined) return place.replaceChildren();
  if (typeof looked === 'string') return place.replaceChildren(made('p', words[looked]));
  const { state, issued } = looked;
  const card = made('div', '', `verdict ${looks[state]}`);
  card.dataset['state'] = state;
  card.append(made('h2', words[state]), made('p', words[`${state}Text`]));
  if (issued) card.append(listOf(issuedRows(issued, language)));
  place.replaceChildren(card);
}

function showAll(): void {
  const words = wordsIn[language];
  document.documentElement.lang = { 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN', en: 'en' }[
    language
  ];
  document.title = words.title;
  const texts = {
    title: words.title,
    lead: words.lead,
    'file-label': words.file,
    'paste-label': words.paste,
    check: words.check,
    save: words.save,
    'code-label': words.lookUp.label,
    ask: words.lookUp.ask,
    'witnesses-title': words.witnesses.title,
    'witnesses-about': words.witnesses.about,
    'trusted-label': words.witnesses.label,
    'kept-label': words.kept.label,
    'not-keys': notKeys > 0 ? filled(words.witnesses.notKeys, { count: String(notKeys) }) : '',
    log: filled(words.log, { origin: pins.origin || '—' }),
  };
  for (const [id, text] of Object.entries(texts)) at(id).textContent = text;
  at('languages').replaceChildren(
    ...languages.map((one) => {
      const button = made('button', wordsIn[one].name);
      button.lang = one;
      button.setAttribute('aria-pressed', String(one === language));
      button.addEventListener('click', () => {
        language = one;
        showAll();
        at('languages').querySelector<HTMLElement>(`[lang="${one}"]`)?.focus();
      });
      return button;
    }),
  );
  showVerdict();
  showLooked();
}

let lastRead: Parameters<typeof check>[0] | undefined;
let answers = 0;
let asks = 0;

/** Checks what was given last; of what was given before nothing is shown, nor will be. */
async function answer(read: Parameters<typeof check>[0]): Promise<void> {
  const nth = (answers += 1);
  verdict = 'working';
  looked = undefined;
  showVerdict();
  showLooked();
  entry = undefined;
  lastRead = read;
  const given = async () => {
    const proof = await read();
    const hash = proof && hexOf(await sha256(proof.extra));
    if (nth === answers) entry = hash;
    return proof;
  };
  const witnesses = await trustedWitnesses();
  const kept = keptField.value.trim();
  const found = await check(given, { ...pins, witnesses, kept }, Date.now());
  if (nth !== answers) return;
  verdict = found;
  showVerdict();
}

async function answerFile(file: File | undefined): Promise<void> {
  if (file) await answer(async () => proofOfFile(new Uint8Array(await file.arrayBuffer())));
}

async function answerAddress(): Promise<void> {
  const code = location.hash.slice(1);
  if (code !== '') await answer(() => proofOfCode(code));
}

const form = at<HTMLFormElement>('form');
const field = at<HTMLInputElement>('file');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const pasted = at<HTMLTextAreaElement>('pasted').value;
  if (pasted.trim() !== '') void answer(() => proofOfPasted(pasted));
});
field.addEventListener('change', () => void answerFile(field.files?.[0]));
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  form.classList.add('over');
});
document.addEventListener('dragleave', () => form.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  form.classList.remove('over');
  void answerFile(event.dataTransfer?.files[0]);
});
globalThis.addEventListener('hashchange', () => void answerAddress());

for (const one of [trusted, keptField]) {
  one.addEventListener('change', () => {
    void (async () => {
      await trustedWitnesses();
      showAll();
      if (lastRead) await answer(lastRead);
    })();
  });
}

const asked = at<HTMLFormElement>('look-up');
asked.addEventListener('submit', (event) => {
  event.preventDefault();
  void (async () => {
    const found = verdict !== 'working' && verdict?.is === 'genuine' ? verdict.facts : undefined;
    const genuine = found?.sealed.code;
    const [given, nth] = [answers, (asks += 1)];
    const said = await lookUp(at<HTMLInputElement>('code').value, { entry, genuine });
    if (given !== answers || nth !== asks) return;
    looked = said;
    showLooked();
  })();
});

const save = at<HTMLAnchorElement>('save');
save.href = location.pathname;
save.hidden = !location.protocol.startsWith('http');
asked.hidden = save.hidden;
showAll();
void answerAddress();
