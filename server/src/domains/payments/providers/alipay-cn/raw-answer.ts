const blank = /[\t\n\r ]/;

/**
 * The members of a JSON object as they stand in the text, not parsed: Alipay signs the very
 * characters of one of them, escaped slashes, blanks and all. Undefined when the text is no JSON
 * object, or names a member twice, which can be read in two ways.
 */
export function rawMembers(text: string): ReadonlyMap<string, string> | undefined {
  if (!isJsonObject(text)) return undefined;
  const members = new Map<string, string>();
  let at = text.indexOf('{') + 1;
  for (;;) {
    const nameAt = text.indexOf('"', at);
    // The text is JSON, so that no quote in reach means an empty object.
    if (nameAt === -1) return members;
    const nameEnd = endOfString(text, nameAt);
    const valueAt = afterBlanks(text, text.indexOf(':', nameEnd) + 1);
    const valueEnd = endOfValue(text, valueAt);
    const name = String(JSON.parse(text.slice(nameAt, nameEnd)));
    if (members.has(name)) return undefined;
    members.set(name, text.slice(valueAt, valueEnd));
    const next = afterBlanks(text, valueEnd);
    if (text[next] !== ',') return members;
    at = next + 1;
  }
}

function isJsonObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (blank.test(text[at] ?? '')) at += 1;
  return at;
}

/** Just behind the closing quote of the string that opens here. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Just behind the value that begins here. Brackets inside strings are text like any other. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (;;) {
    const character = text[at] ?? '';
    if (character === '"') at = endOfString(text, at);
    else at += 1;
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > 0) continue;
    const next = text[at] ?? '';
    const isOver = '"}]'.includes(character) || ',}'.includes(next) || blank.test(next);
    if (isOver) return at;
  }
}
