import { refuse } from './refusals.ts';

const deepest = 20;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body more strictly than JSON.parse: only UTF-8, at most 20 levels deep, no name
 * twice in one object, because two readers may take different ones of two, and no text that
 * PostgreSQL cannot keep. Refuses with `body_unreadable`.
 */
export function parseStrictly(body: Buffer): unknown {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    throw refuse.body_unreadable({ what: 'the body is not UTF-8' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse.body_unreadable({ what: 'the body is not JSON' });
  }
  if (!isPlain(text, value)) checkShape(text);
  return value;
}

/**
 * Whether no name was lost: every name in the text is followed by a colon, and every other colon
 * stands in a name or a value, so that a text with more of them than its value has a name twice.
 * For 1.4 kB this adds 4 µs to the 7 of JSON.parse. An escape could bring in a colon, or what
 * PostgreSQL cannot keep, or stand in a name: such a text is walked over.
 */
function isPlain(text: string, value: unknown): boolean {
  if (text.includes('\\') || text.includes('"__proto__"')) return false;
  return colonsFor(value, 0) === colonsIn(text);
}

/** NaN for what is too deep. */
function colonsFor(value: unknown, levels: number): number {
  if (typeof value === 'string') return colonsIn(value);
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === deepest) return Number.NaN;
  let colons = 0;
  if (Array.isArray(value)) {
    for (const inner of value) colons += colonsFor(inner, levels + 1);
    return colons;
  }
  const named = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(named)) {
    colons += 1 + colonsIn(name) + colonsFor(named[name], levels + 1);
  }
  return colons;
}

function colonsIn(text: string): number {
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons += 1;
  return colons;
}

/** Walks over text that is known to be JSON, and counts levels and names. */
function checkShape(text: string): void {
  const levels: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '{' || letter === '[') {
      levels.push(letter === '{' ? new Set() : undefined);
      if (levels.length > deepest) throw refuse.body_unreadable({ what: 'the body is too deep' });
    } else if (letter === '}' || letter === ']') levels.pop();
    else if (letter === '"') {
      const end = endOfString(text, at);
      const quoted = text.slice(at, end + 1);
      checkText(quoted);
      if (isName(text, end)) addName(levels.at(-1), quoted);
      at = end;
    }
  }
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Only an escape can bring in a zero or half a character: the bytes are valid UTF-8. */
function checkText(quoted: string): void {
  if (!quoted.includes('\\u')) return;
  const said = JSON.parse(quoted) as string;
  if (said.includes('\0') || !said.isWellFormed()) {
    throw refuse.body_unreadable({ what: 'a text has a zero or half a character in it' });
  }
}

/** In JSON, a string is a name exactly when a colon follows. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

/**
 * A name with an escape is refused: no contract of ours has one, and V8 (seen in 13.6) has read the
 * name of a quotation mark as one of a backslash, where another object before had that.
 */
function addName(names: Set<string> | undefined, quoted: string): void {
  const name = quoted.slice(1, -1);
  if (name.includes('\\')) throw refuse.body_unreadable({ what: 'a name has an escape in it' });
  if (name === '__proto__') throw refuse.body_unreadable({ what: '"__proto__" is no name here' });
  if (names?.has(name))
    throw refuse.body_unreadable({ what: `"${name.slice(0, 40)}" stands twice` });
  names?.add(name);
}
